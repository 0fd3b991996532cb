import { page } from '#interface/page.tsx'
import { repondreCsv } from '#socle/echange/repondre-csv.ts'
import { trouve } from '#socle/erreurs.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { auMoins } from '#socle/session.ts'
import { ListePage } from './ListePage.tsx'
import { ReferentielPage } from './ReferentielPage.tsx'
import { chargerReferentiel } from './referentiel.repository.ts'
import { descriptions, estListe, type Liste, listes, type Referentiel, type Terme } from './referentiel.ts'

export const routes = routesDe('referentiel')
  .get('/referentiel', 'public', montrerTout)
  .get('/referentiel.json', 'public', async (c) => c.json(referentielEnJson(await chargerReferentiel(c.var.db))), { cors: true })
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
  // Les listes sont communes à tout le réseau : seule l'administration les modifie.
  const contenu = <ListePage liste={liste} referentiel={referentiel} modifiable={auMoins(c.var.membre, 'administrateur')} />
  return page(c, { titre, description: introduction, canonique: `/referentiel/${liste}` }, contenu)
}

/** Une liste dans la forme de contenu/referentiel/<liste>.csv, sans les termes retirés. */
async function exporterListe(c: Contexte) {
  const liste = listeDe(c.req.param('fichier')?.replace('.csv', ''))
  const referentiel = await chargerReferentiel(c.var.db)
  const lignes = referentiel
    .liste(liste)
    .map((terme) => ({ ...essentiel(referentiel, terme), est_proposition: terme.estProposition ? 'oui' : 'non' }))
  const colonnes = ['code', 'libelle', 'pluriel', 'definition', 'parent', 'est_proposition', 'source']
  return repondreCsv(c, `referentiel-${liste}`, colonnes, lignes)
}

function listeDe(texte: string | undefined): Liste {
  return trouve(texte !== undefined && estListe(texte) ? texte : undefined, "Cette liste n'existe pas.")
}

/** Toutes les listes, termes retirés compris et dits tels. */
function referentielEnJson(referentiel: Referentiel) {
  return {
    listes: listes.map((liste) => ({
      liste,
      titre: descriptions[liste].titre,
      parent: descriptions[liste].parent ?? null,
      termes: referentiel.liste(liste, { retires: true }).map((terme) => ({
        ...essentiel(referentiel, terme),
        est_proposition: terme.estProposition,
        retire: terme.retireLe !== null,
      })),
    })),
  }
}

function essentiel(referentiel: Referentiel, { code, libelle, pluriel, definition, parentId, source }: Terme) {
  return { code, libelle, pluriel, definition, parent: parentId === null ? null : (referentiel.parId(parentId)?.code ?? null), source }
}
