/** What pages mount: the live map, the controls of the page head, and parts with buttons. One file, to share state. */

import { mount as mountMap } from "./element/mount.js";
import { mountHead as mountPageHead } from "./head/head.js";
import { mountPressable as mountPressablePart } from "./page/pressable.js";

export const mount = mountMap;
export const mountHead = mountPageHead;
export const mountPressable = mountPressablePart;
