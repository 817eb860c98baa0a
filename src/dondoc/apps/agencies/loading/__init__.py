"""From the shipped tables to the register: which places, bodies and facts a province has, and writing them once."""
