/** What pages mount: the live map, and the controls of the page head. Both are one file, so that they share state. */

import { mountHead as mountPageHead } from "./head.js";
import { mount as mountMap } from "./main.js";

export const mount = mountMap;
export const mountHead = mountPageHead;
