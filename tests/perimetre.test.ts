import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findById as findActeur } from '#acteur/acteur.depot.ts'
import { sorteActeur } from '#acteur/acteur.sorte.ts'
import { formulaireDeFiche } from '#acteur/fiche/fiche.factory.ts'
import { porteeDe } from '#fiche/portee.repository.ts'
import { horsPerimetre, peutModerer } from '#membre/membre.droits.ts'
import { formulaireDeRessource } from '#ressource/contribution/contribution.factory.ts'
import { findById as findRessource } from '#ressource/ressource.depot.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { trouve } from '#socle/erreurs.ts'
import type { JeuDEssai, LigneDeDroit } from '#socle/essais.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { toucheDeSeance } from '#webinaire/seance.ts'
import { type App, demander, envoyer } from './demander.ts'
import { droits } from './essais.ts'
import { creerJeuDEssai } from './jeu-d-essai.ts'

const base = baseDeTest()
const ici = { commune: 'Thiers (63430)', departement: 'Puy-de-Dôme (63)' }
const ailleurs = { commune: 'Nantes (44109)', departement: 'Loire-Atlantique (44)' }
type Lieu = typeof ici

let app: App
let jeu: JeuDEssai
let moi: Parameters<typeof peutModerer>[0]
beforeAll(async () => {
  app = await base.app()
})

// L'animatrice du jeu n'anime plus que le Puy-de-Dôme ; tout y est, et la première version de chaque chose est ailleurs.
beforeEach(async () => {
  await base.vider()
  jeu = await creerJeuDEssai(base.db, { fiches: 2 })
  const [puyDeDome, clermont, nantes] = await Promise.all([idDe('departement', '63'), idDe('commune', '63113'), idDe('commune', '44109')])
  const { id } = await base.db.selectFrom('membre').select('id').where('nom', '=', 'Anouk Animatrice').executeTakeFirstOrThrow()
  await base.db.insertInto('perimetre').values({ membre_id: id, territoire_id: puyDeDome }).execute()
  await base.db.updateTable('seance').set({ territoire_id: clermont }).execute()
  const version = JSON.stringify({ communeId: nantes, departementId: null, territoireIds: [], territoireId: nantes })
  await sql`UPDATE historique SET contenu = contenu || ${version}::jsonb WHERE numero = 1`.execute(base.db)
  moi = { role: 'animateur', perimetres: { territoires: [puyDeDome], thematiques: [] } }
})

async function idDe(niveau: 'commune' | 'departement', code: string): Promise<number> {
  const lu = await findByNiveauEtCode(base.db, niveau, code)
  if (!lu) throw new Error(`Pas de ${niveau} ${code}.`)
  return lu.id
}

/** Tout ce que chaque formulaire du site peut demander, placé là. */
function remplir({ commune, departement }: Lieu, version: string): [string, string][] {
  return [
    ...formulaireDeRessource({ territoire: commune, version, motif: 'essai', acte: 'publier', message: 'Un mot à l’auteur.' }),
    ...formulaireDeFiche({ commune, territoires: departement, autre_organisation: '1' }),
    ...Object.entries({
      genre: 'webinaire',
      jour: '2030-06-08',
      heure: '13:00',
      duree: '90',
      question: 'Où ?',
      etat: 'annoncee',
      decision: 'accepter',
    }),
    ...Object.entries({ membres: `${commune}\n${departement}`, nature: 'Autre' }),
  ]
}

async function envoyerVers(nom: string, { exemple, envoi }: LigneDeDroit, lieu: Lieu): Promise<{ statut: number; texte: string }> {
  const chemin = exemple?.(jeu) ?? nom.slice('POST '.length)
  const cookie = jeu.cookies.animateur
  const page = await (await demander(app, chemin, { headers: { cookie } })).text()
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '1'
  const reponse = await envoyer(app, chemin, [...remplir(lieu, version), ...Object.entries(envoi?.(jeu) ?? {})], cookie)
  return { statut: reponse.status, texte: await reponse.text() }
}

/** Ce qui se montre hors de son périmètre, tel qu'il est : elle n'a rien à y changer, rien à y ajouter. */
async function dehors(): Promise<unknown[]> {
  const { db } = base
  const [fiches, ressources, seances] = await Promise.all([
    db.selectFrom('acteur').selectAll().where('etat', 'in', ['publiee', 'archivee']).orderBy('id').execute(),
    db.selectFrom('ressource').selectAll().where('etat', 'in', ['publiee', 'archivee']).orderBy('id').execute(),
    db.selectFrom('seance').selectAll().orderBy('id').execute(),
  ])
  const porteeDeFiche = async (id: number) => porteeDe(db, sorteActeur, trouve(await findActeur(db, id)))
  const porteeDeRessource = async (id: number) => porteeDe(db, sorteRessource, trouve(await findRessource(db, id)))
  const tout = [
    ...fiches.map((f) => ({ lu: ['fiche', f.id, f.nom, f.commune_id, f.territoires, f.resume], portee: porteeDeFiche(f.id) })),
    ...ressources.map((r) => ({ lu: ['ressource', r.id, r.titre, r.territoire_id, r.resume], portee: porteeDeRessource(r.id) })),
    ...seances.map((s) => ({
      lu: ['séance', s.id, s.titre, s.territoire_id, s.etat],
      portee: porteeDe(db, { touche: toucheDeSeance }, { territoireId: s.territoire_id, termeIds: s.termes }),
    })),
  ]
  const hors = await Promise.all(tout.map(async ({ lu, portee }) => (peutModerer(moi, await portee) ? [] : [lu])))
  return hors.flat()
}

// Celles-ci finissent la session, qui sert aux suivantes.
const envois = Object.entries(droits).filter(([nom]) => nom.startsWith('POST ') && !/deconnexion|mon-compte/.test(nom))
// Ce qui range passe après ce qui écrit.
const range = (nom: string) => /archiver|supprimer|retirer|effacer|quitter|etat$/.test(nom)
const rangees = envois.toSorted(([a], [b]) => Number(range(a)) - Number(range(b)))

const quiDeplacent = [
  'POST /acteurs/:slug/modifier',
  'POST /acteurs/:slug/historique/:numero/restaurer',
  'POST /ressources/:slug/modifier',
  'POST /ressources/:slug/historique/:numero/restaurer',
  'POST /webinaires/nouvelle',
  'POST /webinaires/:slug/modifier',
  'POST /webinaires/:slug/historique/:numero/restaurer',
]

describe('une animatrice du Puy-de-Dôme', () => {
  it('par aucune route du site, ne publie, ne place ni ne change rien en Loire-Atlantique', async () => {
    const avant = await dehors()
    const refusees: string[] = []
    for (const [nom, ligne] of rangees) {
      const { statut, texte } = await envoyerVers(nom, ligne, ailleurs)
      expect({ nom, panne: statut >= 500, dehors: await dehors() }).toEqual({ nom, panne: false, dehors: avant })
      if (statut === 422 && /de ce que vous animez|un territoire que vous animez/.test(texte)) refusees.push(nom)
    }
    expect(refusees.toSorted()).toEqual(expect.arrayContaining(quiDeplacent.toSorted()))
  })

  it.each(quiDeplacent.filter((nom) => !nom.includes('restaurer')))('%s : chez elle, c’est fait', async (nom) => {
    const ligne = droits[nom]
    expect(ligne && (await envoyerVers(nom, ligne, ici)).statut).toBe(303)
  })

  it.each(['POST /acteurs/:slug/modifier', 'POST /ressources/:slug/modifier', 'POST /webinaires/:slug/modifier'])(
    '%s : le refus est au champ du lieu, et tout ce qui était écrit est là',
    async (nom) => {
      const ligne = droits[nom]
      const { statut, texte } = ligne ? await envoyerVers(nom, ligne, ailleurs) : { statut: 0, texte: '' }
      expect(statut).toBe(422)
      const champ = nom.includes('acteurs') ? 'commune' : 'territoire'
      expect(texte.replaceAll('&#39;', "'")).toMatch(new RegExp(`href="#[^"]*${champ}">[^<]*${horsPerimetre.slice(0, 30)}`))
      expect(texte).toContain('value="Nantes (44109)"')
    },
  )
})
