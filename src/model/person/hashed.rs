//! Everybody and every name they go by, for whoever wants to know whether these are the same as before. People in, a hasher fed;
//! the order of the maps is not told.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use hashbrown::HashMap;

use super::People;

impl Hash for People {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let ordered = |map: &HashMap<String, usize>| -> BTreeMap<String, usize> {
            map.iter()
                .map(|(name, index)| (name.clone(), *index))
                .collect()
        };
        let listed: BTreeSet<&String> = self.listed.iter().collect();
        (&self.hidden, &self.all, &self.same_as, listed).hash(state);
        [&self.by_name, &self.by_key, &self.ids]
            .map(ordered)
            .hash(state);
    }
}
