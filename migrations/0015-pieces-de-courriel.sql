-- Un courriel peut porter des pièces jointes, par exemple une date à ranger dans son agenda.
ALTER TABLE courriel ADD COLUMN pieces jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN courriel.pieces IS 'Pièces jointes, du texte : [{"nom","type","contenu"}].';
