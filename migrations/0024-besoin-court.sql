-- « Un car » est un besoin : trois lettres suffisent.
ALTER TABLE besoin DROP CONSTRAINT besoin_titre_check, ADD CONSTRAINT besoin_titre_check CHECK (length(titre) BETWEEN 3 AND 160);
