/** What Python makes for the cards beside the map, in one file with what else comes after the first map. */

/** Cards as HTML (ui/map/cards.py), and the sub-sectors to choose from. */
type Cards = {
  city: string;
  units: Record<string, string>;
  groups: Record<string, string>;
  industries: Record<string, string>;
  subsectors: SubsectorChoice[];
};
/** The sub-sectors of an industry by stage of the chain; null: those that cut across the industries. */
type SubsectorChoice = {
  industry: string | null;
  label: string;
  stages: [stage: string, of: [id: string, name: string][]][];
};
