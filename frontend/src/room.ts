import "./room.css";
import "./correcting.css";
import { correctMistakes } from "./correcting";
import { decideByKeyboard } from "./deciding";
import { keepAddressesShort } from "./filtering";
import { stepThroughClaims } from "./stepping";

keepAddressesShort(document);
stepThroughClaims(document);
correctMistakes(document);
decideByKeyboard(document);
