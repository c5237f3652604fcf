// What no page needs before somebody opens the controls for reading: fetched then.

import { enhanceReading } from "./reading.js";

enhanceReading();
