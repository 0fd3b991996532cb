-- Les territoires officiels (code officiel géographique, SIREN des EPCI) et les groupements libres.
CREATE TABLE territoire (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  niveau text NOT NULL CHECK (niveau IN ('commune','epci','departement','region','groupement')),
  code text NOT NULL,
  nom text NOT NULL,
  slug text NOT NULL,
  article text NOT NULL DEFAULT '',
  nature text,
  population integer,
  codes_postaux text[] NOT NULL DEFAULT '{}',
  longitude double precision,
  latitude double precision,
  point point GENERATED ALWAYS AS (point(longitude, latitude)) STORED,
  point_approche boolean NOT NULL DEFAULT false,
  commune_chef_lieu text,
  epci_id integer REFERENCES territoire,
  departement_id integer REFERENCES territoire,
  region_id integer REFERENCES territoire,
  source text NOT NULL,
  recherche text GENERATED ALWAYS AS (sans_accent(replace(replace(nom, '-', ' '), '''', ' '))) STORED,
  UNIQUE (niveau, code),
  UNIQUE (niveau, slug)
);
CREATE INDEX territoire_recherche ON territoire USING gin (recherche gin_trgm_ops);
CREATE INDEX territoire_prefixe ON territoire (recherche text_pattern_ops);
CREATE INDEX territoire_codes_postaux ON territoire USING gin (codes_postaux);
CREATE INDEX territoire_epci ON territoire (epci_id);
CREATE INDEX territoire_departement ON territoire (departement_id, niveau);
CREATE INDEX territoire_region ON territoire (region_id, niveau);
CREATE INDEX territoire_point ON territoire USING gist (point);
COMMENT ON TABLE territoire IS 'Une commune, un EPCI à fiscalité propre, un département, une région, ou un groupement libre (PETR, CRTE, bassin de vie…).';
COMMENT ON COLUMN territoire.code IS 'Code INSEE (commune, département, région : COG), SIREN (EPCI), ou code libre (groupement).';
COMMENT ON COLUMN territoire.slug IS 'Le code suivi du nom, pour l''URL : 63113-clermont-ferrand.';
COMMENT ON COLUMN territoire.article IS 'Article du nom pour l''écrire en phrase : « le », « la », « les », « l'' », ou vide.';
COMMENT ON COLUMN territoire.nature IS 'Nature juridique d''un EPCI (CC, CA, CU, METRO…), ou genre d''un groupement (PETR, CRTE, bassin…).';
COMMENT ON COLUMN territoire.population IS 'Population municipale ; pour un ensemble, somme des communes.';
COMMENT ON COLUMN territoire.point_approche IS 'Vrai quand le point est déduit (centre de l''EPCI ou du département) faute de coordonnées connues.';
COMMENT ON COLUMN territoire.epci_id IS 'L''EPCI d''une commune.';
COMMENT ON COLUMN territoire.departement_id IS 'Le département d''une commune ; pour un EPCI, celui où vit le plus de monde.';
COMMENT ON COLUMN territoire.source IS 'D''où viennent ces faits, avec leur date.';
COMMENT ON COLUMN territoire.recherche IS 'Le nom en minuscules, sans accents ni traits d''union.';

CREATE TABLE groupement_membre (
  groupement_id integer NOT NULL REFERENCES territoire ON DELETE CASCADE,
  territoire_id integer NOT NULL REFERENCES territoire ON DELETE CASCADE,
  PRIMARY KEY (groupement_id, territoire_id)
);
CREATE INDEX groupement_membre_inverse ON groupement_membre (territoire_id);
COMMENT ON TABLE groupement_membre IS 'Les EPCI ou communes d''un groupement libre.';

CREATE TABLE contour (
  territoire_id integer PRIMARY KEY REFERENCES territoire ON DELETE CASCADE,
  geometrie jsonb NOT NULL,
  emprise box NOT NULL,
  est_indicatif boolean NOT NULL,
  source text NOT NULL,
  le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX contour_emprise ON contour USING gist (emprise);
COMMENT ON TABLE contour IS 'Le contour d''un territoire : calculé une fois (indicatif) ou importé (officiel).';
COMMENT ON COLUMN contour.geometrie IS 'Géométrie GeoJSON (Polygon ou MultiPolygon), degrés WGS 84, anneaux selon la RFC 7946.';
COMMENT ON COLUMN contour.emprise IS 'Rectangle qui l''enferme, degrés : ((est, nord), (ouest, sud)).';
COMMENT ON COLUMN contour.est_indicatif IS 'Vrai pour un contour calculé à partir des points des communes.';
CREATE TRIGGER territoire_revision AFTER INSERT OR UPDATE OR DELETE ON territoire EXECUTE FUNCTION annoncer_revision();
CREATE TRIGGER groupement_revision AFTER INSERT OR UPDATE OR DELETE ON groupement_membre EXECUTE FUNCTION annoncer_revision();
CREATE TRIGGER contour_revision AFTER INSERT OR UPDATE OR DELETE ON contour EXECUTE FUNCTION annoncer_revision();

CREATE FUNCTION zones_de(ids integer[]) RETURNS integer[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT z ORDER BY z), '{}')
  FROM territoire t, unnest(ARRAY[t.id, t.epci_id, t.departement_id, t.region_id]) AS z
  WHERE t.id = ANY (ids) AND z IS NOT NULL
$$;
COMMENT ON FUNCTION zones_de IS 'Ces territoires et tous les territoires officiels qui les contiennent.';
