import { depotDe } from '#fiche/depot.repository.ts'
import { indexerRessources } from '#ressource/document-ressource.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import type { Base, Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { analyser } from '#socle/statistiques.ts'
import { aujourdhui, slugifier } from '#socle/texte.ts'
import { remplacerActeurs } from './chargement-en-masse.repository.ts'
import {
  aDesFichesReelles,
  aDesRessourcesFictives,
  deleteRessourcesFictives,
  findDecor,
  findDemonstration,
  listActeursFictifs,
} from './decor.repository.ts'
import { engendrer, type FicheDeDemonstration, proprietaires, tailleParDefaut } from './engendrer.ts'
import { engendrerRessources } from './engendrer-ressources.ts'

const tailleMax = 2_000_000
// Au-delà, on ôte les index le temps du chargement.
const tailleEnMasse = 10_000

type Options = { taille?: number | undefined; graine?: number; jour?: string; dire?: (phrase: string) => void }

/** Remplit une base d'organisations fictives, une fois. Une autre taille, demandée expressément, refait tout ; une base qui porte de vraies fiches est refusée. */
export async function assurerDemonstration(
  base: Base,
  { taille, graine = 1, jour = aujourdhui(), dire = () => {} }: Options = {},
): Promise<void> {
  const presente = await findDemonstration(base.db)
  const voulue = `${taille ?? tailleParDefaut} fiches, graine ${graine}`
  if (presente !== undefined && (taille === undefined || presente === voulue))
    return assurerRessources(base.db, { graine, jour, refaire: false })
  if (presente === undefined && (await aDesFichesReelles(base.db))) {
    throw new ErreurMetier(409, 'Cette base porte déjà des fiches qui ne sont pas de démonstration : rien n’y a été écrit.')
  }
  dire(`Démonstration : ${voulue}…`)
  const decor = await findDecor(base.db)
  const client = await base.pool.connect()
  try {
    await client.query('BEGIN')
    const aEngendrer = Math.min(taille ?? tailleParDefaut, tailleMax)
    const textes: string[] = []
    const lignes = enLignes(engendrer(decor, { taille: aEngendrer, graine }), jour, textes)
    await remplacerActeurs(client, voulue, { lignes, textes, membres: proprietaires, enMasse: aEngendrer > tailleEnMasse })
    await client.query('COMMIT')
  } catch (erreur) {
    await client.query('ROLLBACK')
    throw erreur
  } finally {
    client.release()
  }
  await assurerRessources(base.db, { graine, jour, refaire: true })
  await analyser(base.db)
}

// Les textes des premières fiches suffisent au lexique : au-delà, seuls les lieux changent, et ils y sont tous.
const fichesDuLexique = 5000

function* enLignes(fiches: Iterable<FicheDeDemonstration>, jour: string, textes: string[]): Generator<string> {
  const pris = new Set<string>()
  const midi = Date.parse(`${jour}T12:00:00Z`)
  let paquet = ''
  for (const fiche of fiches) {
    if (fiche.rang < fichesDuLexique) textes.push(`${fiche.nom} ${fiche.resume} ${fiche.description}`)
    paquet += enLigne(fiche, slugLibre(fiche, pris), midi)
    if (paquet.length < 65_536) continue
    yield paquet
    paquet = ''
  }
  yield paquet
}

function slugLibre({ nom, rang }: FicheDeDemonstration, pris: Set<string>): string {
  const souhait = slugifier(nom)
  if (rang >= tailleEnMasse || pris.has(souhait)) return `${souhait}-${rang + 1}`
  pris.add(souhait)
  return souhait
}

function enLigne(f: FicheDeDemonstration, slug: string, midi: number): string {
  const { commune } = f
  const verifiee = f.verifieeIlYA === null ? null : new Date(midi - f.verifieeIlYA * 86_400_000).toISOString().slice(0, 10)
  const proprietaire = f.proprietaire === null ? null : `demonstration-${f.proprietaire}`
  const termes = trier([...f.termeIds, f.profilId, ...(f.sphereId === null ? [] : [f.sphereId])])
  const zones = trier([commune.id, commune.epciId, commune.departementId, commune.regionId, ...contenants(f)].filter((id) => id !== null))
  const valeurs = [
    slug,
    f.nom,
    f.estCatalyseur,
    f.profilId,
    f.sphereId,
    f.resume,
    f.description,
    commune.id,
    commune.departementId,
    commune.regionId,
    f.adresse,
    f.longitude,
    f.latitude,
    f.lien === null ? '{}' : `{"${f.lien}"}`,
    `demonstration:${f.rang + 1}`,
    'Démonstration : organisation fictive',
    'publiee',
    proprietaire,
    verifiee,
    `{${termes}}`,
    `{${trier(f.territoireIds)}}`,
    `{${zones}}`,
  ]
  return `${valeurs.map(enCopie).join('\t')}\n`
}

// Les territoires d'action sont tous la commune ou l'un de ceux qui la contiennent : reste ce qui contient son EPCI.
const contenants = ({ commune, territoireIds }: FicheDeDemonstration) =>
  territoireIds.some((id) => id === commune.epciId) ? commune.zonesEpci : []

const trier = (ids: number[]): number[] => [...new Set(ids)].sort((a, b) => a - b)

// Le format texte de COPY : null est \N ; la barre oblique inverse, la tabulation et les fins de ligne s'échappent.
function enCopie(valeur: string | number | boolean | null): string {
  if (valeur === null) return '\\N'
  return typeof valeur === 'string'
    ? valeur.replace(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c] ?? c)
    : String(valeur)
}

/** Ajoute les ressources fictives, une fois ; `refaire` : les organisations ont changé, les ressources aussi. */
async function assurerRessources(db: Db, { graine, jour, refaire }: { graine: number; jour: string; refaire: boolean }): Promise<void> {
  if (!refaire && (await aDesRessourcesFictives(db))) return
  const decor = { ...(await findDecor(db)), acteurs: await listActeursFictifs(db) }
  const midi = Date.parse(`${jour}T12:00:00Z`)
  const ilYA = (jours: number) => new Date(midi - jours * 86_400_000)
  await db.transaction().execute(async (trx) => {
    await deleteRessourcesFictives(trx)
    const parRang: number[] = []
    for (const [rang, { publieeIlYA, verifieeIlYA, ...saisie }] of engendrerRessources(decor, { graine }).entries()) {
      const parente = rang % 17 === 16 ? (parRang[rang - 7] ?? null) : null
      const adaptation = parente === null ? '' : 'Refaite pour un bourg plus petit : moins de réunions, plus de repas.'
      const liees = [3, 8].flatMap((ecart) => parRang[rang - ecart] ?? [])
      const suivi = {
        slug: `${slugifier(saisie.titre).slice(0, 70)}-${rang + 1}`,
        etat: 'publiee',
        adaptee_de_id: parente,
        adaptation,
        // Des dates qui ne sont pas celles du chargement.
        publiee_le: ilYA(publieeIlYA),
        moissonnable_le: ilYA(publieeIlYA),
        verifiee_le: verifieeIlYA === null ? null : ilYA(verifieeIlYA),
      }
      const [id = 0] = await depotDe(sorteRessource).inserer(trx, [{ contenu: { ...saisie, lieeIds: liees }, suivi }])
      parRang[rang] = id
    }
    await indexerRessources(trx, parRang)
  })
}
