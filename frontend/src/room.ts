import "./room.css";
import "./correcting.css";
import { correctMistakes } from "./correcting";
import { keepAddressesShort } from "./filtering";
import { stepThroughClaims } from "./stepping";

keepAddressesShort(document);
stepThroughClaims(document);
correctMistakes(document);
