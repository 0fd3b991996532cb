-- Le HTML d'un texte, gardé pour ne pas le refaire à chaque lecture ; il se refait depuis le texte (décision 0016).
CREATE TABLE texte_rendu (
  empreinte bytea PRIMARY KEY,
  rendu text NOT NULL,
  sommaire jsonb NOT NULL DEFAULT '[]',
  echec text,
  essaye_le timestamptz NOT NULL DEFAULT now(),
  lu_le date NOT NULL DEFAULT current_date
);
COMMENT ON TABLE texte_rendu IS 'Un texte déjà mis en forme. Une mémoire, non une donnée : ni sauvegardée, ni rattachée à ce qui porte le texte.';
COMMENT ON COLUMN texte_rendu.empreinte IS 'SHA-256 de la version du rendu, de son genre et du texte : un texte corrigé a une autre ligne.';
COMMENT ON COLUMN texte_rendu.rendu IS 'HTML sûr, ou texte simple selon le genre ; le texte échappé s''il n''a pas pu être mis en forme.';
COMMENT ON COLUMN texte_rendu.sommaire IS 'Les titres du texte et leurs ancres.';
COMMENT ON COLUMN texte_rendu.echec IS 'Pourquoi le texte n''a pas pu être mis en forme ; vide : il l''a été. Réessayé un jour après.';
COMMENT ON COLUMN texte_rendu.essaye_le IS 'Quand la mise en forme a été faite ou essayée.';
COMMENT ON COLUMN texte_rendu.lu_le IS 'Dernière lecture, à une semaine près ; trente jours sans lecture, la ligne est ôtée.';
