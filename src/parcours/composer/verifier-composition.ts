import { z } from 'zod'
import type { Erreurs } from '#socle/formulaire.ts'
import { slugifier } from '#socle/texte.ts'
import { blocSchema, blocsSchema, clesReservees } from '../bloc.schema.ts'
import type { Bloc, SaisieDeParcours } from '../parcours.ts'
import type { BlocCompose, Composition } from './composition.ts'
import { nomDe } from './lire-composition.ts'

export type Verdict = { ok: true; saisie: SaisieDeParcours } | { ok: false; erreurs: Erreurs }

const teteSchema = z.object({
  titre: z.string().min(3, 'Donnez un titre au parcours.').max(200, 'Un titre tient en 200 caractères.'),
  resume: z.string().max(500, 'Un résumé tient en 500 caractères.'),
  but: z.string().max(5000, 'Le but tient en 5 000 caractères.'),
  pourQui: z.string().max(2000, 'Tenez en 2 000 caractères.'),
  source: z.string().max(500, 'Une source tient en 500 caractères.'),
})
const nomDansLaPage: Record<string, string> = { pourQui: 'pour_qui' }

/** Ce qui peut s'enregistrer, ou une phrase par champ. Les blocs ôtés n'y sont plus. */
export function verifierComposition(composition: Composition): Verdict {
  const erreurs: Erreurs = {}
  const tete = teteSchema.safeParse(composition)
  for (const { path, message } of tete.error?.issues ?? []) erreurs[nomDansLaPage[String(path[0])] ?? String(path[0])] ??= message
  const gardes = composition.blocs.filter(({ ote }) => !ote)
  const blocs = composerBlocs(gardes, erreurs)
  const ensemble = blocsSchema.safeParse(blocs)
  if (Object.keys(erreurs).length === 0 && !ensemble.success) erreurs[''] = ensemble.error.issues[0]?.message ?? 'Les blocs sont à revoir.'
  if (!tete.success || !ensemble.success || Object.keys(erreurs).length > 0) return { ok: false, erreurs }
  const { terme, termes, proposition } = composition
  const ids = termes.map(Number).filter(Number.isSafeInteger)
  return {
    ok: true,
    saisie: {
      ...tete.data,
      termeId: terme === '' ? null : Number(terme),
      termeIds: ids,
      estProposition: proposition,
      blocs: ensemble.data,
    },
  }
}

function composerBlocs(gardes: readonly BlocCompose[], erreurs: Erreurs): Bloc[] {
  const pris = new Set(gardes.filter(({ id }) => !estNouveau(id)).map(({ id }) => id))
  return gardes.flatMap((compose) => {
    const cle = estNouveau(compose.id) ? cleLibre(slugifier(compose.titre || compose.genre).slice(0, 50), pris) : compose.id
    const lu = blocSchema.safeParse(brut(compose, cle))
    if (lu.success) return [lu.data]
    const faute = lu.error.issues[0]
    const [champ, phrase] = expliquer(faute?.path ?? [], faute?.message ?? '')
    erreurs[nomDe(compose.id, champ)] = phrase
    return []
  })
}

const estNouveau = (id: string): boolean => /^nouveau-\d+$/.test(id)

function cleLibre(souhait: string, pris: Set<string>): string {
  let cle = souhait
  for (let n = 2; pris.has(cle) || clesReservees.includes(cle); n++) cle = `${souhait}-${n}`
  pris.add(cle)
  return cle
}

function brut({ genre, titre, minutes, des, texte, lie, chapitre, champs, questions }: BlocCompose, cle: string) {
  const id = lie === '' ? null : Number(lie)
  const cles = new Set(champs.map((champ) => champ.cle).filter(Boolean))
  const contenus = {
    etape: { texte },
    texte: { texte },
    ressource: { ressourceId: id, consigne: texte },
    webinaire: { seanceId: id, chapitre: enSecondes(chapitre), consigne: texte },
    exercice: {
      consigne: texte,
      champs: champs.map((champ) => ({ ...champ, cle: champ.cle || cleLibre(slugifier(champ.libelle).slice(0, 40), cles) })),
    },
    verification: {
      consigne: texte,
      questions: questions.map(({ choix, juste, ...question }) => ({
        ...question,
        choix: choix
          .split('\n')
          .map((ligne) => ligne.trim())
          .filter(Boolean),
        juste: Number(juste) - 1,
      })),
    },
  }
  return { cle, genre, titre, minutes: minutes.trim() === '' ? 0 : Number(minutes), des, contenu: contenus[genre] }
}

// « 12:30 » ou « 12 » (minutes) → secondes ; autre chose : refusé par le schéma.
function enSecondes(texte: string): number | null {
  if (texte.trim() === '') return null
  const lu = /^(\d{1,4})(?::([0-5]?\d))?$/.exec(texte.trim())
  return lu ? Number(lu[1]) * 60 + Number(lu[2] ?? 0) : Number.NaN
}

// Le champ de la page où montrer la faute, et une phrase pour qui compose.
function expliquer(chemin: PropertyKey[], message: string): [champ: string, phrase: string] {
  const [premier, second, rang, champ] = chemin.map(String)
  if (premier === 'minutes') return ['minutes', 'Un nombre entier de minutes, de 0 à 1 440.']
  if (premier === 'titre') return ['titre', message]
  if (second === 'chapitre') return ['chapitre', "Écrivez l'instant ainsi : 12:30."]
  if (second === 'champs') return [`champ${rang}_libelle`, 'Écrivez ce que l’on demande, en 300 caractères au plus.']
  if (second !== 'questions') return ['texte', message]
  if (champ === 'choix' || champ === undefined) return [`q${rang}_choix`, 'Deux à huit choix, un par ligne ; le bon est l’un d’eux.']
  return [`q${rang}_${champ === 'juste' ? 'juste' : champ}`, 'Écrivez la question, et le numéro de la bonne ligne.']
}
