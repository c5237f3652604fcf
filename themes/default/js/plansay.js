// How a plan names days and quarters.

import { weekdayOf } from "./planrules.js";
import * as say from "theme/strings.js";

const NAMES = [say.quarter1, say.quarter2, say.quarter3, say.quarter4];
const WEEKDAYS = [say.weekday0, say.weekday1, say.weekday2, say.weekday3, say.weekday4, say.weekday5, say.weekday6];

export const quarterName = (number) => NAMES[number - 1];

/** "24/01/2027" */
export const shortDay = (day) => day.split("-").reverse().join("/");

/** "24/01" */
export const dayAndMonth = (day) => shortDay(day).slice(0, 5);

/** "Chủ nhật 24/01/2027" */
export const wholeDay = (day) => `${WEEKDAYS[weekdayOf(day)]} ${shortDay(day)}`;
