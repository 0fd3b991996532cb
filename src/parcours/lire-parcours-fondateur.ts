import { z } from 'zod'
import type { Liste, Referentiel } from '#referentiel/referentiel.ts'
import { lireFiches } from '#socle/contenu.ts'
import { blocsSchema, champSchema, cleSchema, genres, questionSchema } from './bloc.schema.ts'
import type { SaisieDeParcours } from './parcours.ts'
import { versions } from './versions.ts'

const liste = z.array(z.string()).default([])
const teteSchema = z.strictObject({
  titre: z.string(),
  terme: z.string().optional(),
  but: z.string().default(''),
  pour_qui: z.string().default(''),
  resume: z.string().max(500).default(''),
  thematiques: liste,
  pratiques: liste,
  profils: liste,
  proposition: z.boolean().default(true),
  source: z.string().default(''),
})
const blocSchema = z.strictObject({
  genre: z.enum(genres),
  cle: cleSchema,
  titre: z.string().default(''),
  minutes: z.number().int().default(0),
  des: z.enum(versions).default('2h'),
  ressource: z.string().optional(),
  seance: z.string().optional(),
  chapitre: z.number().int().nullable().default(null),
  champs: z.array(champSchema).default([]),
  questions: z.array(questionSchema).default([]),
})

/** Les identifiants de ce que le texte nomme. */
export type Connus = { referentiel: Referentiel; ressources: Map<string, number>; seances: Map<string, number> }
export type ParcoursEcrit = { tete: z.infer<typeof teteSchema>; blocs: (z.infer<typeof blocSchema> & { corps: string })[] }

/** Un parcours écrit en Markdown : une première fiche pour lui, puis une par bloc. */
export function lireParcoursFondateur(texte: string): ParcoursEcrit {
  const [tete, ...blocs] = lireFiches(texte)
  return {
    tete: teteSchema.parse(tete?.entete),
    blocs: blocs.map(({ entete, corps }) => ({ ...blocSchema.parse(entete), corps })),
  }
}

/** Le même, prêt à être écrit. Un terme inconnu est une faute ; une ressource ou une séance inconnue laisse le bloc sans lien. */
export function saisieDuParcoursFondateur({ tete, blocs }: ParcoursEcrit, connus: Connus): SaisieDeParcours {
  const terme = (nom: Liste, code: string): number => {
    const trouve = connus.referentiel.parCode(nom, code)
    if (!trouve) throw new Error(`Le terme ${nom}/${code} n'existe pas.`)
    return trouve.id
  }
  const termes = (nom: Liste, codes: string[]) => codes.map((code) => terme(nom, code))
  return {
    titre: tete.titre,
    but: tete.but,
    pourQui: tete.pour_qui,
    resume: tete.resume,
    termeId: tete.terme === undefined ? null : terme('parcours', tete.terme),
    termeIds: [...termes('thematique', tete.thematiques), ...termes('pratique', tete.pratiques), ...termes('profil', tete.profils)],
    estProposition: tete.proposition,
    source: tete.source,
    blocs: blocsSchema.parse(blocs.map((bloc) => enBloc(bloc, connus))),
  }
}

function enBloc(bloc: ParcoursEcrit['blocs'][number], { ressources, seances }: Connus) {
  const { cle, genre, titre, minutes, des, corps } = bloc
  const contenus = {
    etape: { texte: corps },
    texte: { texte: corps },
    ressource: { ressourceId: ressources.get(bloc.ressource ?? '') ?? null, consigne: corps },
    webinaire: { seanceId: seances.get(bloc.seance ?? '') ?? null, chapitre: bloc.chapitre, consigne: corps },
    exercice: { consigne: corps, champs: bloc.champs },
    verification: { consigne: corps, questions: bloc.questions },
  }
  return { cle, genre, titre, minutes, des, contenu: contenus[genre] }
}
