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
import { GlossairePage } from './GlossairePage.tsx'
import { chargerMots, findMot, listMots, rendreMots } from './glossaire.repository.ts'
import { MotPage } from './MotPage.tsx'
import { lecteurs } from './mot.champs.tsx'
import { type Mot, type MotRendu, urlMot } from './mot.ts'

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

/** Les mots dans la forme de contenu/glossaire.csv. */
const colonnesDuGlossaire = ['code', 'terme', 'formes', 'definition', ...lecteurs, 'voir', 'est_proposition', 'source']
const glossaireEnLignes = (mots: readonly Mot[]) =>
  mots.map(({ formes, voir, estProposition, ...mot }) => ({
    ...mot,
    formes: formes.join('|'),
    voir: voir.join('|'),
    est_proposition: estProposition ? 'oui' : 'non',
  }))

function glossaireEnJson(mots: readonly Mot[], adresse: string) {
  return {
    mots: mots.map((mot) => {
      const { code, terme, formes, definition, voir, estProposition: est_proposition, source } = mot
      const lectures = Object.fromEntries(lecteurs.flatMap((lecteur) => (mot[lecteur] ? [[lecteur, mot[lecteur]]] : [])))
      return { code, terme, formes, definition, lectures, voir, est_proposition, source, url: adresse + urlMot(mot) }
    }),
  }
}

/** Le glossaire en données schema.org (DefinedTermSet). */
function glossaireEnJsonLd(mots: readonly Mot[], adresse: string) {
  return {
    '@context': 'https://schema.org',
    '@type': 'DefinedTermSet',
    ...ensemble(adresse),
    hasDefinedTerm: mots.map((mot) => termeEnJsonLd(mot, adresse)),
  }
}

/** Un mot en données schema.org (DefinedTerm). */
function motEnJsonLd(mot: MotRendu, adresse: string) {
  return {
    '@context': 'https://schema.org',
    ...termeEnJsonLd(mot, adresse),
    description: mot.texte,
    ...(mot.formes.length > 0 && { alternateName: mot.formes }),
    inDefinedTermSet: { '@type': 'DefinedTermSet', ...ensemble(adresse) },
  }
}

const ensemble = (adresse: string) => ({
  '@id': `${adresse}/glossaire`,
  name: 'Glossaire du réseau',
  url: `${adresse}/glossaire`,
  inLanguage: 'fr',
})

// La définition n'y est que sur la page du mot : celle du glossaire la porte déjà en clair.
const termeEnJsonLd = (mot: Mot, adresse: string) => ({
  '@type': 'DefinedTerm',
  '@id': adresse + urlMot(mot),
  name: mot.terme,
  termCode: mot.code,
  url: adresse + urlMot(mot),
})
