-- Le moteur de recherche : un document par objet public de chaque salle, écrit dans la même transaction que l'objet.
CREATE TEXT SEARCH CONFIGURATION mots (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION mots ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
COMMENT ON TEXT SEARCH CONFIGURATION mots IS 'Mots entiers sans accents : sert au lexique, pour corriger les fautes de frappe.';

CREATE TABLE moteur (
  salle text NOT NULL,
  objet_id bigint NOT NULL,
  titre text NOT NULL,
  index tsvector NOT NULL,
  point point,
  PRIMARY KEY (salle, objet_id)
);
CREATE INDEX moteur_index ON moteur USING gin (index);
-- Les catalyseurs sont peu nombreux parmi les acteurs : un mot courant les trouve sans lire ceux des autres.
CREATE INDEX moteur_index_catalyseur ON moteur USING gin (index) WHERE salle = 'catalyseur';
CREATE INDEX moteur_point ON moteur USING gist (point);
CREATE INDEX moteur_point_catalyseur ON moteur USING gist (point) WHERE salle = 'catalyseur';
CREATE INDEX moteur_point_acteur ON moteur USING gist (point) WHERE salle = 'acteur';
COMMENT ON TABLE moteur IS 'Ce qui se trouve par /trouver et par la recherche des listes.';
COMMENT ON COLUMN moteur.salle IS 'catalyseur, acteur… : le groupe sous lequel le résultat paraît.';
COMMENT ON COLUMN moteur.index IS 'Racines françaises du titre (A), des termes (B), du résumé (C), du texte (D), et étiquettes exactes (« t:12 », « d:340 »).';

CREATE TABLE moteur_mot (mot text PRIMARY KEY);
CREATE INDEX moteur_mot_trigrammes ON moteur_mot USING gin (mot gin_trgm_ops);
CREATE INDEX moteur_mot_prefixe ON moteur_mot (mot text_pattern_ops);
COMMENT ON TABLE moteur_mot IS 'Le lexique des documents publics : les mots vers lesquels une faute de frappe est corrigée.';

-- Formule de haversine, rayon moyen de la Terre 6 371 km ; x longitude, y latitude, en degrés.
CREATE FUNCTION distance_km(a point, b point) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN 2 * 6371 * asin(sqrt(least(1, power(sind((b[1] - a[1]) / 2), 2) + cosd(a[1]) * cosd(b[1]) * power(sind((b[0] - a[0]) / 2), 2))));
COMMENT ON FUNCTION distance_km IS 'Distance à vol d''oiseau, en kilomètres.';
