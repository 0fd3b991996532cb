-- Ce qu'un membre n'a pas fini d'écrire : une table pour toutes les salles.
ALTER TABLE ressource_brouillon RENAME TO brouillon;
ALTER TABLE brouillon ADD COLUMN salle text NOT NULL DEFAULT 'ressource';
ALTER TABLE brouillon ALTER COLUMN salle DROP DEFAULT;
-- La fiche n'est plus tenue par une clé étrangère : un brouillon survit à ce qu'il modifiait, comme son historique.
ALTER TABLE brouillon DROP CONSTRAINT ressource_brouillon_ressource_id_fkey;
ALTER TABLE brouillon RENAME COLUMN ressource_id TO objet_id;
ALTER TABLE brouillon RENAME CONSTRAINT ressource_brouillon_pkey TO brouillon_pkey;
ALTER TABLE brouillon RENAME CONSTRAINT ressource_brouillon_membre_id_fkey TO brouillon_membre_id_fkey;
DROP INDEX ressource_brouillon_membre, ressource_brouillon_ressource;
CREATE INDEX brouillon_membre ON brouillon (membre_id, salle, modifie_le DESC);
CREATE INDEX brouillon_objet ON brouillon (salle, objet_id);
COMMENT ON TABLE brouillon IS 'Ce qu''un membre est en train d''écrire, enregistré au fil de la frappe : une fiche nouvelle, ou la modification d''une autre.';
COMMENT ON COLUMN brouillon.salle IS 'La salle de la fiche : acteur, ressource…';
COMMENT ON COLUMN brouillon.objet_id IS 'La fiche en cours de modification ; vide pour une nouvelle.';
