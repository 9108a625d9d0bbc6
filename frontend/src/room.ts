import "./room.css";
import { keepAddressesShort } from "./filtering";
import { stepThroughClaims } from "./stepping";

keepAddressesShort(document);
stepThroughClaims(document);
