-- Les fichiers déposés (par morceaux, pour être servis sans être lus en entier) et le glossaire du réseau.
CREATE TABLE fichier (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cle text NOT NULL UNIQUE CHECK (cle ~ '^[A-Za-z0-9_-]{22}$'),
  nom text NOT NULL CHECK (length(nom) BETWEEN 1 AND 200),
  type text NOT NULL,
  taille bigint NOT NULL,
  empreinte text NOT NULL,
  largeur integer,
  hauteur integer,
  alternative text NOT NULL DEFAULT '',
  depose_par text REFERENCES membre ON DELETE SET NULL,
  utilise_le timestamptz,
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX fichier_depose_par ON fichier (depose_par);
CREATE INDEX fichier_inutilises ON fichier (cree_le) WHERE utilise_le IS NULL;
COMMENT ON TABLE fichier IS 'Un fichier déposé : document, image, tableur, sous-titres, vidéo. Son type est lu dans son contenu, jamais dans son nom.';
COMMENT ON COLUMN fichier.cle IS 'Ce que montre son adresse : /fichiers/<cle>/<nom>. Tirée au sort : un fichier pas encore publié ne se devine pas.';
COMMENT ON COLUMN fichier.empreinte IS 'SHA-256 du contenu, en hexadécimal.';
COMMENT ON COLUMN fichier.largeur IS 'Pixels, pour une image ; vide sinon.';
COMMENT ON COLUMN fichier.alternative IS 'Ce que l''image montre, pour qui ne la voit pas ; vide si elle est décorative.';
COMMENT ON COLUMN fichier.utilise_le IS 'Quand un objet public ou gardé l''a pris ; un fichier que rien n''a pris est effacé après 7 jours.';

CREATE TABLE fichier_morceau (
  fichier_id bigint NOT NULL REFERENCES fichier ON DELETE CASCADE,
  variante text NOT NULL DEFAULT 'original',
  rang integer NOT NULL,
  octets bytea NOT NULL,
  PRIMARY KEY (fichier_id, variante, rang)
);
ALTER TABLE fichier_morceau ALTER COLUMN octets SET STORAGE EXTERNAL;
COMMENT ON TABLE fichier_morceau IS 'Le contenu, par morceaux de 256 Kio : une vidéo se lit par endroits (RFC 9110, Range) sans être lue en entier.';
COMMENT ON COLUMN fichier_morceau.variante IS 'original, ou la largeur d''une image réduite : 480, 960, 1600.';

CREATE TABLE mot (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9][a-z0-9-]*$'),
  terme text NOT NULL CHECK (length(terme) BETWEEN 2 AND 120),
  formes text[] NOT NULL DEFAULT '{}',
  definition text NOT NULL DEFAULT '',
  lectures jsonb NOT NULL DEFAULT '{}',
  voir text[] NOT NULL DEFAULT '{}',
  est_proposition boolean NOT NULL DEFAULT false,
  source text NOT NULL DEFAULT '',
  retire_le timestamptz,
  modifie_le timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE mot IS 'Le glossaire du réseau : un mot, ce qu''il veut dire, et comment chacun le lit.';
COMMENT ON COLUMN mot.formes IS 'Les autres formes sous lesquelles le mot paraît dans un texte (pluriel, variante, sigle).';
COMMENT ON COLUMN mot.definition IS 'Markdown court : une à trois phrases.';
COMMENT ON COLUMN mot.lectures IS 'Comment chacun le lit : {"elu": "…", "association": "…", "entreprise": "…", "chercheur": "…"} ; une clé absente : pas de lecture particulière.';
COMMENT ON COLUMN mot.voir IS 'Codes des mots voisins.';
CREATE TRIGGER mot_revision AFTER INSERT OR UPDATE OR DELETE ON mot EXECUTE FUNCTION annoncer_revision();

ALTER TABLE terme DROP CONSTRAINT terme_liste_check;
ALTER TABLE terme ADD CONSTRAINT terme_liste_check CHECK (liste IN ('pratique','activite','ingenierie','sphere','profil','thematique',
  'odd','cible','forme','principe','modalite','moyen','medoc','parcours','maturite'));
COMMENT ON TABLE terme IS 'Un terme d''une liste du réseau : pratique, activité, ingénierie, sphère, profil, thématique, ODD, cible, forme, principe, modalité, moyen, type M.E.D.O.C., parcours, maturité.';
