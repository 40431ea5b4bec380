"""Parks: finding them by facets and words, and the profile of one."""
