/** What pages mount: the live map, and the controls of the page head. Both are one file, so that they share state. */

import { mount as mountMap } from "./element/mount.js";
import { mountHead as mountPageHead } from "./head/head.js";

export const mount = mountMap;
export const mountHead = mountPageHead;
