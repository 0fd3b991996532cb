import { z } from 'zod'
import { chargerEntrees } from '#socle/charger-une-fois.ts'
import { enListe, lireCsv, ouiOuNon } from '#socle/contenu.ts'
import type { Db } from '#socle/db.ts'
import { csv, json, type Moisson, parUnProgramme } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { findMot, insertMot, listMots, updateMot } from './glossaire.repository.ts'
import { routes } from './glossaire.routes.tsx'
import { type ContenuDeMot, lecteurs } from './mot.champs.tsx'

const moisson: Moisson = {
  pages: ['/glossaire'],
  jeux: [
    {
      rang: 2,
      code: 'glossaire',
      titre: 'Glossaire du réseau',
      description: 'Les mots de la coopération territoriale et la façon dont chaque monde les lit.',
      motsCles: ['glossaire', 'vocabulaire'],
      date: { table: 'mot' },
      fichiers: [
        { chemin: '/glossaire.csv', ...csv },
        { chemin: '/glossaire.json', ...json },
      ],
    },
  ],
  rubriques: [
    {
      rang: 4,
      titre: parUnProgramme,
      lignes: [{ titre: 'Glossaire', chemin: '/glossaire.json', quoi: 'les mots et la lecture de chaque monde' }],
    },
  ],
}

export const salle: Salle = {
  nom: 'glossaire',
  actes: [routes],
  preparer: chargerGlossaire,
  moisson,
  rubriques: [{ ou: 'pied', rang: 2, href: '/glossaire', libelle: 'Glossaire' }],
}

type MotFondateur = ContenuDeMot & { code: string }
/** `texte` : celui du fichier ; il change avec lui. */
export type ContenuDuGlossaire = { mots: MotFondateur[]; texte: string }

/** Une ligne de contenu/glossaire.csv ; la même forme que l'export. */
const ligneSchema = z.object({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'Un code ne porte que des minuscules, des chiffres et des tirets.'),
  terme: z.string().min(2).max(120),
  formes: enListe,
  definition: z.string().min(1).max(2000),
  elu: z.string(),
  association: z.string(),
  entreprise: z.string(),
  chercheur: z.string(),
  voir: enListe,
  est_proposition: ouiOuNon,
  source: z.string(),
})

/** Lit contenu/glossaire.csv ; lève une erreur qui dit quelle ligne est fausse. */
export function lireGlossaire(): ContenuDuGlossaire {
  const { lignes, texte } = lireCsv('glossaire.csv', ligneSchema)
  return { mots: lignes.map(({ est_proposition: estProposition, ...mot }) => ({ ...mot, estProposition })), texte }
}

/**
 * Charge le glossaire fondateur, une fois par version de son fichier. Un mot modifié ici depuis son chargement garde sa
 * forme, un mot retiré le reste, un mot ôté du fichier reste dans la base.
 */
export function chargerGlossaire(db: Db, { mots, texte } = lireGlossaire()): Promise<void> {
  return chargerEntrees<MotFondateur>(db, {
    cle: 'glossaire',
    sous: 'mots',
    contenu: texte,
    entrees: mots,
    nommer: ({ code }) => code,
    dire: ({ terme, formes, definition, voir, estProposition, source, ...mot }) => {
      return [terme, formes, definition, lecteurs.map((lecteur) => mot[lecteur]), voir, estProposition, source]
    },
    lister: listMots,
    ecrire: async (trx, { code, ...mot }) => {
      const present = await findMot(trx, code)
      await (present ? updateMot(trx, present.id, mot) : insertMot(trx, code, mot))
    },
  })
}
