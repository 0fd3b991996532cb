import { casesDe, texteDe } from '#champ/saisie.ts'
import type { Liste, Referentiel } from '#referentiel/referentiel.ts'
import type { Saisie } from '#socle/formulaire.ts'

/**
 * La saisie sous les noms d'aujourd'hui, si elle vient d'une page ouverte avant la version 0.3 : « b_lire_texte » y disait
 * « blocs.lire.texte », « b_carnet_champ0_aide », « blocs.carnet.champs.0.aide » ; les termes y étaient des identifiants.
 */
export function avecLesNomsDAvant(saisie: Saisie, { referentiel }: { referentiel: Referentiel }): Saisie {
  if (saisie.base === undefined && saisie.bloc === undefined) return saisie
  const renommee = Object.fromEntries(Object.entries(saisie).map(([nom, valeur]) => [nomDAujourdhui(nom), valeur]))
  const portes = [...casesDe(saisie, 'termes'), texteDe(saisie, 'terme')].flatMap((id) => referentiel.parId(Number(id)) ?? [])
  const codes = (liste: Liste) => portes.filter((terme) => terme.liste === liste).map(({ code }) => code)
  return {
    ...renommee,
    version: texteDe(saisie, 'base'),
    blocs: casesDe(saisie, 'bloc'),
    terme: codes('parcours')[0] ?? '',
    ...{ thematiques: codes('thematique'), pratiques: codes('pratique'), profils: codes('profil') },
  }
}

function nomDAujourdhui(nom: string): string {
  const [, id, dans, rang, champ] = /^b_([a-z0-9-]+)_(?:(champ|q)(\d+)_)?(\w+)$/.exec(nom) ?? []
  if (id === undefined) return nom
  return `blocs.${id}.${dans === undefined ? '' : `${dans === 'q' ? 'questions' : 'champs'}.${rang}.`}${champ}`
}
