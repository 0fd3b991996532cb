import { z } from 'zod'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import { blocSchema } from '../bloc.schema.ts'
import { type Bloc, type GenreDeBloc, genresDeBloc } from '../vitrine.ts'

/** Un bloc en cours de composition : ses champs tels que saisis ; ôté, il attend l'enregistrement pour disparaître. */
export type BlocSaisi = { cle: string; genre: GenreDeBloc; ote: boolean; champs: Record<string, string> }

const genres = Object.keys(genresDeBloc)
const estGenre = (valeur: string): valeur is GenreDeBloc => genres.includes(valeur)

/** Les blocs du formulaire, dans leur ordre : champs « b<clé>-<champ> », ordre dans le champ caché « ordre ». */
export function lireBlocs(saisie: Saisie): BlocSaisi[] {
  const cles = [...new Set(enTexte(saisie.ordre).split(','))].filter((cle) => /^\d{1,4}$/.test(cle)).slice(0, 60)
  return cles.flatMap((cle) => {
    const genre = enTexte(saisie[`b${cle}-genre`])
    if (!estGenre(genre)) return []
    const champs = Object.fromEntries(
      ['titre', 'texte', 'type', 'lignes', 'bouton', 'href'].map((champ) => [champ, enTexte(saisie[`b${cle}-${champ}`])]),
    )
    return [{ cle, genre, ote: enTexte(saisie[`b${cle}-ote`]) === '1', champs }]
  })
}

/** L'acte du bouton pressé : « monter:3 », « ajouter:frise », « enregistrer »… */
export function appliquerActe(blocs: BlocSaisi[], acte: string): BlocSaisi[] {
  const [verbe, quoi = ''] = acte.split(':')
  const rang = blocs.findIndex(({ cle }) => cle === quoi)
  if (verbe === 'ajouter' && estGenre(quoi)) {
    const cle = String(Math.max(0, ...blocs.map((bloc) => Number(bloc.cle))) + 1)
    return [...blocs, { cle, genre: quoi, ote: false, champs: {} }]
  }
  if (rang === -1) return blocs
  if (verbe === 'oter' || verbe === 'remettre') return blocs.map((bloc, i) => (i === rang ? { ...bloc, ote: verbe === 'oter' } : bloc))
  if (verbe === 'monter') return echanger(blocs, rang, rang - 1)
  if (verbe === 'descendre') return echanger(blocs, rang, rang + 1)
  return blocs
}

/** Les blocs prêts à être gardés, ou ce qui manque à chacun, sous la clé de son champ. */
export function verifierBlocs(saisis: BlocSaisi[]): { blocs: Bloc[]; erreurs: Erreurs } {
  const erreurs: Erreurs = {}
  const blocs = saisis
    .filter(({ ote }) => !ote)
    .flatMap((saisi) => {
      const lu = blocSchema.safeParse(enBrut(saisi))
      if (lu.success) return [lu.data]
      for (const { path, message } of lu.error.issues) erreurs[`b${saisi.cle}-${champDe(path[0])}`] ??= phrase(path, message)
      return []
    })
  return { blocs, erreurs }
}

/** Un bloc gardé, sous la forme où il se modifie. */
export function enBlocSaisi(bloc: Bloc, rang: number): BlocSaisi {
  const champs: Record<string, string> = { titre: bloc.titre }
  if (bloc.genre === 'texte' || bloc.genre === 'appel') champs.texte = bloc.texte
  if (bloc.genre === 'appel') Object.assign(champs, { bouton: bloc.bouton, href: bloc.href })
  if (bloc.genre === 'ressources') champs.type = bloc.type ?? ''
  if (bloc.genre === 'frise') champs.lignes = bloc.evenements.map((e) => enLigne([e.date, e.titre, e.texte])).join('\n')
  if (bloc.genre === 'liens') champs.lignes = bloc.liens.map((l) => enLigne([l.libelle, l.href, l.texte])).join('\n')
  return { cle: String(rang + 1), genre: bloc.genre, ote: false, champs }
}

function enBrut({ genre, champs }: BlocSaisi): object {
  const lignes = (champs.lignes ?? '').split('\n').filter((ligne) => ligne.trim() !== '')
  const morceaux = lignes.map((ligne) => ligne.split('|').map((morceau) => morceau.trim()))
  return {
    genre,
    ...champs,
    type: champs.type || null,
    evenements: morceaux.map(([date = '', titre = '', ...texte]) => ({ date, titre, texte: texte.join(' | ') })),
    liens: morceaux.map(([libelle = '', href = '', ...texte]) => ({ libelle, href, texte: texte.join(' | ') })),
  }
}

// Une frise et des liens s'écrivent dans un seul champ : c'est lui qui porte l'erreur, avec le numéro de la ligne.
const champDe = (nom: PropertyKey | undefined): string => (nom === 'evenements' || nom === 'liens' ? 'lignes' : String(nom ?? 'titre'))

function phrase([champ, ligne, morceau]: PropertyKey[], message: string): string {
  if (typeof ligne !== 'number') return message
  const attendus = champ === 'liens' ? 'libellé | adresse | phrase' : 'date | titre | texte'
  return `Ligne ${ligne + 1} : ${morceau === 'href' ? message : `écrivez « ${attendus} ».`}`
}

// La barre sépare les morceaux : dans un texte, elle devient une virgule.
const enLigne = (morceaux: string[]): string =>
  morceaux
    .map((morceau, rang) => (rang < 2 ? morceau.replaceAll('|', ',') : morceau).replace(/\s*\n\s*/g, ' '))
    .join(' | ')
    .replace(/( \| )+$/, '')

function echanger(blocs: BlocSaisi[], a: number, b: number): BlocSaisi[] {
  const [un, deux] = [blocs[a], blocs[b]]
  return un && deux ? blocs.map((bloc, i) => (i === a ? deux : i === b ? un : bloc)) : blocs
}

const enTexte = (valeur: string | string[] | undefined): string => z.string().catch('').parse(valeur)
