import type { SaisieDeFiche } from '#acteur/acteur.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { comparerAPart } from '#socle/comparer-a-part.ts'
import type { Db } from '#socle/db.ts'
import type { Difference, Morceau } from '#socle/differer.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import { nomDistinct } from '#territoire/territoire.ts'

/**
 * Les champs qui diffèrent, en toutes lettres. L'adresse de contact n'est jamais montrée : on dit seulement
 * qu'elle a changé.
 */
export async function comparerFiches(db: Db, avant: SaisieDeFiche, apres: SaisieDeFiche): Promise<Difference[]> {
  const noms = await nommer(db, [avant, apres])
  return [...(await comparerAPart(champs(avant, noms), champs(apres, noms))), ...contact(avant, apres)]
}

type Noms = { referentiel: Referentiel; lieux: Map<number, string> }

async function nommer(db: Db, fiches: SaisieDeFiche[]): Promise<Noms> {
  const lieux = fiches.flatMap((f) => [...f.territoireIds, f.communeId ?? 0, f.departementId ?? 0])
  const [referentiel, situes] = await Promise.all([chargerReferentiel(db), findByIds(db, [...new Set(lieux)])])
  return { referentiel, lieux: new Map(situes.map((t) => [t.id, nomDistinct(t)])) }
}

function champs(fiche: SaisieDeFiche, { referentiel, lieux }: Noms): Map<string, string[]> {
  const terme = (id: number | null) => (id === null ? [] : [referentiel.parId(id)?.libelle ?? 'Terme disparu'])
  const liste = (nom: string) => fiche.termeIds.flatMap((id) => (referentiel.parId(id)?.liste === nom ? terme(id) : []))
  const lieu = (id: number | null) => (id === null ? [] : [lieux.get(id) ?? 'Lieu disparu'])
  const ligne = (texte: string | null) => (texte ? [texte] : [])
  return new Map([
    ['Nom', [fiche.nom]],
    ['Catalyseur territorial', [fiche.estCatalyseur ? 'Oui' : 'Non']],
    ['Profil', terme(fiche.profilId)],
    ['Sphère', terme(fiche.sphereId)],
    ['En une phrase', ligne(fiche.resume)],
    ['Siège', lieu(fiche.communeId ?? fiche.departementId)],
    ['Adresse postale', ligne(fiche.adresse)],
    ['Point sur la carte', fiche.point ? [`${fiche.point.latitude.toFixed(4)}, ${fiche.point.longitude.toFixed(4)}`] : []],
    ["Territoires d'action", fiche.territoireIds.flatMap(lieu)],
    ['Pratiques', liste('pratique')],
    ['Activités', liste('activite')],
    ['Thématiques', liste('thematique')],
    ['Objectifs de développement durable', liste('odd')],
    ['Description', fiche.description === '' ? [] : fiche.description.split('\n')],
    ['Liens', fiche.liens],
    ['SIRET', ligne(fiche.siret)],
    ['Numéro RNA', ligne(fiche.rna)],
    ['Source', ligne(fiche.source)],
  ])
}

function contact(avant: SaisieDeFiche, apres: SaisieDeFiche): Difference[] {
  if (avant.courrielContact === apres.courrielContact) return []
  const dire = (adresse: string | null, autre: boolean) =>
    adresse ? `Une ${autre ? 'autre ' : ''}adresse, jamais montrée` : "Pas d'adresse"
  const morceaux: Morceau[] = [
    { etat: 'ote', texte: dire(avant.courrielContact, false) },
    { etat: 'ajoute', texte: dire(apres.courrielContact, avant.courrielContact !== null) },
  ]
  return [{ libelle: 'Adresse de contact', morceaux }]
}
