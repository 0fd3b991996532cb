import { page } from '#interface/page.tsx'
import { trouve } from '#socle/erreurs.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { auMoins, type MembreConnecte } from '#socle/session.ts'
import { listeEnCsv, referentielEnJson } from './exporter-referentiel.ts'
import { ListePage } from './ListePage.tsx'
import { ReferentielPage } from './ReferentielPage.tsx'
import { chargerReferentiel } from './referentiel.repository.ts'
import { descriptions, estListe, type Liste } from './referentiel.ts'

export const routes = routesDe('referentiel')
  .get('/referentiel', 'public', montrerTout)
  .get('/referentiel.json', 'public', exporterTout, { cors: true })
  .get('/referentiel/:fichier{[a-z]+\\.csv}', 'public', exporterListe)
  .get('/referentiel/:liste', 'public', montrerListe)

async function montrerTout(c: Contexte) {
  const referentiel = await chargerReferentiel(c.var.db)
  const description =
    'Les mots que le réseau partage : pratiques, profils, thématiques, objectifs, formes d’alliance, avec leur définition et leur source.'
  return page(c, { titre: 'Référentiel', description, canonique: '/referentiel' }, <ReferentielPage referentiel={referentiel} />)
}

async function montrerListe(c: Contexte) {
  const liste = listeDe(c.req.param('liste'))
  const referentiel = await chargerReferentiel(c.var.db)
  const { titre, introduction } = descriptions[liste]
  const contenu = <ListePage liste={liste} referentiel={referentiel} modifiable={peutModifierReferentiel(c.var.membre)} />
  return page(c, { titre, description: introduction, canonique: `/referentiel/${liste}` }, contenu)
}

async function exporterTout(c: Contexte) {
  return c.json(referentielEnJson(await chargerReferentiel(c.var.db)))
}

async function exporterListe(c: Contexte) {
  const liste = listeDe(c.req.param('fichier')?.replace('.csv', ''))
  return c.body(listeEnCsv(await chargerReferentiel(c.var.db), liste), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="referentiel-${liste}.csv"`,
  })
}

function listeDe(texte: string | undefined): Liste {
  return trouve(texte !== undefined && estListe(texte) ? texte : undefined, "Cette liste n'existe pas.")
}

/** Les listes sont communes à tout le réseau : seule l'administration les modifie. */
function peutModifierReferentiel(membre: MembreConnecte | null): boolean {
  return auMoins(membre, 'administrateur')
}
