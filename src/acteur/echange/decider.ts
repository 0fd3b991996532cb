import type { Termes } from '#referentiel/termes-lus.ts'
import { ligneDeFiche, texteDeFiche } from '#socle/echange/cellule.ts'
import { saisieDe } from '../acteur.depot.ts'
import type { SaisieDeFiche } from '../acteur.ts'
import { lienEnCellule } from './liens-lus.ts'
import type { LieuxTrouves } from './lieux-lus.ts'
import type { LigneLue } from './lire-ligne.ts'
import { pointPresDe } from './point-lu.ts'
import type { Connue, Ecriture } from './rapprocher.ts'

/** La fiche telle que la ligne la veut : ce que le fichier ne dit pas reste comme avant. */
export function composer(
  lue: LigneLue,
  lieux: LieuxTrouves,
  connue: Connue | null,
  termes: Termes,
  sourceParDefaut: string,
): Ecriture | { refus: string } {
  const avant = connue?.fiche.saisie
  const profilId = lue.champs.profilId ?? avant?.profilId
  const nom = lue.champs.nom ?? avant?.nom
  if (nom === undefined) return { refus: 'Le nom manque.' }
  if (profilId === undefined) return { refus: `Le profil manque. Profils possibles : ${termes.codes('profil').join(', ')}.` }
  const saisie: SaisieDeFiche = {
    ...(avant ?? vierge(sourceParDefaut)),
    ...lue.champs,
    nom,
    profilId,
    ...placer(lue, lieux, connue),
    termeIds: fusionnerTermes(avant?.termeIds ?? [], lue, termes),
    territoireIds: lieux.territoires ?? avant?.territoireIds ?? [],
  }
  if (!connue && saisie.source === '') saisie.source = sourceParDefaut
  return { saisie, etat: lue.etat ?? connue?.fiche.etat ?? 'publiee', verifieeLe: plusRecente(connue?.fiche.verifieeLe, lue.verifieeLe) }
}

/** Vrai si écrire cela ne changerait rien à la fiche. */
export function estInchangee({ fiche }: Connue, { saisie, etat, verifieeLe }: Ecriture): boolean {
  if (fiche.etat !== etat || fiche.verifieeLe !== verifieeLe) return false
  return JSON.stringify(comparable(fiche.saisie)) === JSON.stringify(comparable(saisie))
}

const vierge = (source: string): Omit<SaisieDeFiche, 'nom' | 'profilId'> => ({
  estCatalyseur: false,
  sphereId: null,
  resume: '',
  description: '',
  communeId: null,
  departementId: null,
  adresse: '',
  point: null,
  liens: [],
  siret: null,
  rna: null,
  cleExterne: null,
  courrielContact: null,
  source,
  termeIds: [],
  territoireIds: [],
})

// Le siège et le point : un point donné est gardé s'il est près de la commune, ou s'il était déjà celui de la fiche.
function placer(lue: LigneLue, lieux: LieuxTrouves, connue: Connue | null): Pick<SaisieDeFiche, 'communeId' | 'departementId' | 'point'> {
  const avant = connue?.fiche.saisie
  const communeId = lieux.commune === undefined ? (avant?.communeId ?? null) : (lieux.commune?.id ?? null)
  const departementId =
    communeId !== null
      ? (lieux.commune?.departementId ?? avant?.departementId ?? null)
      : lieux.departement === undefined
        ? (avant?.departementId ?? null)
        : (lieux.departement?.id ?? null)
  const donne = lue.champs.point ?? null
  const deja = avant?.point ?? null
  if (donne && deja && donne.longitude === deja.longitude && donne.latitude === deja.latitude)
    return { communeId, departementId, point: donne }
  const retenu = pointPresDe(donne, lieux.commune ?? null, lue.messages)
  return { communeId, departementId, point: retenu ?? (avant && avant.communeId === communeId ? deja : null) }
}

function fusionnerTermes(avant: number[], lue: LigneLue, termes: Termes): number[] {
  const gardes = avant.filter((id) => lue.termes[termes.parId(id)?.liste ?? ''] === undefined)
  return [...new Set([...gardes, ...Object.values(lue.termes).flatMap((ids) => ids ?? [])])]
}

// Une fiche confirmée depuis l'export ne redevient pas vieille en le réimportant.
function plusRecente(a: string | null | undefined, b: string | undefined): string | null {
  return (
    [a, b]
      .filter((d) => d !== null && d !== undefined)
      .toSorted()
      .at(-1) ?? null
  )
}

function comparable(saisie: SaisieDeFiche): SaisieDeFiche {
  return saisieDe({
    ...saisie,
    nom: ligneDeFiche(saisie.nom),
    resume: ligneDeFiche(saisie.resume),
    adresse: ligneDeFiche(saisie.adresse),
    source: ligneDeFiche(saisie.source),
    description: texteDeFiche(saisie.description),
    liens: saisie.liens.map(lienEnCellule),
  })
}
