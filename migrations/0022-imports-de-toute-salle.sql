-- Les imports servent à toute salle qui a un tableau à importer : la liste des tableaux dit lesquelles, la base n'en nomme aucune.
ALTER TABLE import DROP CONSTRAINT import_salle_check;
ALTER TABLE import ALTER COLUMN salle DROP DEFAULT;
COMMENT ON TABLE import IS 'Un fichier envoyé par l''animation : essayé à blanc ou importé, par lots, par un travail de fond qui reprend où il en était.';
COMMENT ON COLUMN import.salle IS 'La salle dont le fichier contient les fiches : acteur, ressource…';
