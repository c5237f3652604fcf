// The pages that are tools: the one that suggests topics and the register.
// Both stand without this script.

import { startChooser } from "./chooser.js";
import { startRegister } from "./register.js";

const chooser = document.getElementById("bo_loc");
if (chooser instanceof HTMLFormElement) startChooser(chooser);
const register = document.getElementById("loc_van_ban");
if (register instanceof HTMLFormElement) startRegister(register);
