/** What the page of the briefing mounts: the pages, and the words and the paper of all of them. One file of its own. */

import { mountSettings as mountBriefingSettings } from "./settings.js";
import { mountSorter as mountBriefingSorter } from "./sorter.js";

export const mountSorter = mountBriefingSorter;
export const mountSettings = mountBriefingSettings;
