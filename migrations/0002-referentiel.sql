-- Les listes du réseau : une table, un terme par ligne, que l'administration modifie, ordonne et retire.
CREATE TABLE terme (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  liste text NOT NULL CHECK (liste IN ('pratique','activite','ingenierie','sphere','profil','thematique','odd','cible',
    'forme','principe','modalite','moyen','medoc','parcours')),
  code text NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9.-]*$'),
  libelle text NOT NULL,
  pluriel text,
  definition text NOT NULL DEFAULT '',
  parent_id integer REFERENCES terme,
  ordre smallint NOT NULL DEFAULT 0,
  est_proposition boolean NOT NULL DEFAULT false,
  source text,
  retire_le timestamptz,
  modifie_le timestamptz NOT NULL DEFAULT now(),
  UNIQUE (liste, code)
);
CREATE INDEX terme_par_parent ON terme (parent_id);
COMMENT ON TABLE terme IS 'Un terme d''une liste du réseau : pratique, activité, ingénierie, sphère, profil, thématique, ODD, cible, forme, principe, modalité, moyen, type M.E.D.O.C., parcours.';
COMMENT ON COLUMN terme.code IS 'Le code stable, utilisé dans les URL, les exports et les imports.';
COMMENT ON COLUMN terme.pluriel IS 'La forme plurielle quand un titre en a besoin (« associations »).';
COMMENT ON COLUMN terme.definition IS 'Une ou deux phrases ; vide si le réseau n''en a pas donné.';
COMMENT ON COLUMN terme.parent_id IS 'La pratique d''une activité, l''ODD d''une cible.';
COMMENT ON COLUMN terme.est_proposition IS 'Vrai quand le terme est une proposition de départ, que le réseau n''a pas validée : dit partout où il paraît.';
COMMENT ON COLUMN terme.source IS 'D''où vient le terme : « Webinaire du 13 avril 2023 », « Nations unies »…';
COMMENT ON COLUMN terme.retire_le IS 'Un terme retiré reste lisible sur les fiches qui le portent, mais n''est plus proposé.';
CREATE TRIGGER terme_revision AFTER INSERT OR UPDATE OR DELETE ON terme EXECUTE FUNCTION annoncer_revision();
