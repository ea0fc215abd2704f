"""The parts screens are made of. Each shows what it is given and says what was done; none of them decides."""
