import { accesDe } from '#fiche/acces.ts'
import { AvisDeFiche } from '#fiche/avis.tsx'
import { ActesDeFiche } from '#fiche/cycle/ActesDeFiche.tsx'
import { peutModifier } from '#fiche/fiche.droits.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { page } from '#interface/page.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { montrerAilleurs } from '#socle/apports.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { peutEtreContactee } from './acteur.droits.ts'
import { sorteActeur } from './acteur.sorte.ts'
import { urlActeur } from './acteur.ts'
import { FichePage } from './FichePage.tsx'
import { decrireFiche, donneesStructurees, rassemblerFiche } from './rassembler-fiche.ts'

/** Les fiches, telles que tout le monde les lit. */
export const routes = routesDe('acteur').get('/catalyseurs/:slug', 'public', montrer).get('/acteurs/:slug', 'public', montrer)

const { lisible } = accesDe(sorteActeur)

async function montrer(c: Contexte): Promise<Response> {
  const { db, membre } = c.var
  const { fiche, portee } = await lisible(c)
  const adresse = urlActeur(fiche)
  if (c.req.path !== adresse) return c.redirect(adresse, 301)
  const [vue, ailleurs] = await Promise.all([
    rassemblerFiche(db, await chargerReferentiel(db), fiche),
    montrerAilleurs(c, 'acteur', fiche.id),
  ])
  const publiee = fiche.etat === 'publiee'
  const meta = {
    titre: fiche.nom,
    description: decrireFiche(vue),
    canonique: adresse,
    jsonLd: donneesStructurees(vue),
    scripts: ['carte'],
    indexer: publiee,
  }
  // D'abord, écrire à l'organisation.
  const ecrire = publiee && (
    <Bouton variante={peutEtreContactee(fiche) ? 'principal' : 'secondaire'} href={`/acteurs/${fiche.slug}/ecrire`}>
      Écrire à cette organisation
    </Bouton>
  )
  const actes = (
    <ActesDeFiche
      sorte={sorteActeur}
      titre={fiche.nom}
      {...{ fiche, publiee }}
      archivee={fiche.etat === 'archivee'}
      modifie={peutModifier(sorteActeur, membre, fiche, portee)}
      avant={ecrire}
      revendiquer="C'est votre organisation ?"
    />
  )
  return page(
    c,
    meta,
    <>
      <AvisDeFiche sorte={sorteActeur} avis={c.req.query('avis')} />
      <FichePage vue={vue} actes={actes} ailleurs={ailleurs} />
    </>,
  )
}
