-- Une séance choisit si ses questions attendent une relecture avant de paraître.
ALTER TABLE seance ADD COLUMN questions_moderees boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN seance.questions_moderees IS 'Vrai : une question paraît quand l''animation l''a acceptée ; faux : elle paraît aussitôt.';
