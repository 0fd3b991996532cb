import { z } from 'zod'
import { page } from '#interface/page.tsx'
import { config } from '#socle/config.ts'
import { repondreCsv } from '#socle/echange/repondre-csv.ts'
import { trouve } from '#socle/erreurs.ts'
import { lireFiltres, un } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { auMoins, type MembreConnecte } from '#socle/session.ts'
import { sansAccents } from '#socle/texte.ts'
import {
  ajouter,
  changerRetrait,
  confirmerRetrait,
  modifier,
  montrerHistorique,
  montrerMotAModifier,
  pageDuMot,
} from './administration.tsx'
import { colonnesDuGlossaire, glossaireEnJson, glossaireEnJsonLd, glossaireEnLignes, motEnJsonLd } from './exporter-glossaire.ts'
import { GlossairePage } from './GlossairePage.tsx'
import { chargerMots, findMot, listMots, rendreMots } from './glossaire.repository.ts'
import { MotPage } from './MotPage.tsx'
import { lecteurs } from './mot.champs.tsx'
import { type Mot, urlMot } from './mot.ts'

/** Le glossaire du réseau. */
export const routes = routesDe('glossaire')
  .get('/glossaire', 'public', montrerGlossaire)
  .get('/glossaire.json', 'public', async (c) => c.json(glossaireEnJson(await chargerMots(c.var.db), config.adresse)), { cors: true })
  .get('/glossaire.csv', 'public', async (c) =>
    repondreCsv(c, 'glossaire', colonnesDuGlossaire, glossaireEnLignes(await chargerMots(c.var.db))),
  )
  .get('/glossaire/ajouter', 'animateur', (c) => pageDuMot(c, '', { saisie: { proposition: '1' } }))
  .post('/glossaire/ajouter', 'animateur', ajouter)
  .get('/glossaire/:code', 'public', montrerMot)
  .get('/glossaire/:code/modifier', 'animateur', montrerMotAModifier)
  .post('/glossaire/:code/modifier', 'animateur', modifier)
  .get('/glossaire/:code/retirer', 'animateur', confirmerRetrait)
  .post('/glossaire/:code/retirer', 'animateur', (c) => changerRetrait(c, true))
  .post('/glossaire/:code/restaurer', 'animateur', (c) => changerRetrait(c, false))
  .get('/glossaire/:code/historique', 'animateur', montrerHistorique)

const filtreSchema = z.object({ q: un(z.string().max(100), '') })

async function montrerGlossaire(c: Contexte) {
  const { q } = lireFiltres(c, filtreSchema)
  const tous = await chargerMots(c.var.db)
  const modifiable = peutModifierGlossaire(c.var.membre)
  const retires = modifiable ? (await listMots(c.var.db)).filter(({ retireLe }) => retireLe !== null) : []
  const meta = {
    titre: q ? `« ${q} » dans le glossaire` : 'Glossaire',
    description: 'Les mots du réseau, de A à Z, et comment une élue, une association, une entreprise et un chercheur les lisent.',
    canonique: '/glossaire',
    jsonLd: q ? undefined : glossaireEnJsonLd(tous, config.adresse),
    indexer: q === '',
  }
  return page(c, meta, <GlossairePage {...{ mots: q ? rechercherMots(tous, q) : tous, tous, q, modifiable, retires }} />)
}

async function montrerMot(c: Contexte) {
  const tous = await chargerMots(c.var.db)
  const modifiable = peutModifierGlossaire(c.var.membre)
  const mot = trouve(await findMot(c.var.db, c.req.param('code') ?? ''), "Ce mot n'est pas dans le glossaire.")
  if (mot.retireLe && !modifiable) trouve(undefined, "Ce mot n'est plus dans le glossaire.")
  const [rendu] = await rendreMots(c.var.db, [mot])
  const lu = trouve(rendu)
  const jsonLd = motEnJsonLd(lu, config.adresse)
  const meta = { titre: mot.terme, description: jsonLd.description, canonique: urlMot(mot), jsonLd, indexer: mot.retireLe === null }
  return page(c, meta, <MotPage {...{ mot: lu, tous, modifiable }} />)
}

/** Le glossaire est commun à tout le réseau : l'animation le tient. */
const peutModifierGlossaire = (membre: MembreConnecte | null): boolean => auMoins(membre, 'animateur')

/** Les mots où paraissent tous les mots demandés : dans le terme d'abord, puis dans ce qui en est dit. */
function rechercherMots<M extends Mot>(mots: readonly M[], q: string): M[] {
  const demandes = sansAccents(q)
    .split(/[\s'’]+/)
    .filter(Boolean)
  const dans = (texte: string) => demandes.every((demande) => sansAccents(texte).includes(demande))
  const nomme = (mot: M) => dans([mot.terme, ...mot.formes].join(' '))
  const dit = (mot: M) => dans([mot.terme, ...mot.formes, mot.definition, ...lecteurs.map((lecteur) => mot[lecteur])].join(' '))
  return [...mots.filter(nomme), ...mots.filter((mot) => !nomme(mot) && dit(mot))]
}
