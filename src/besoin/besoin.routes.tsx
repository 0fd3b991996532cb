import { listByIds as listActeurs } from '#acteur/acteur.depot.ts'
import { sorteActeur } from '#acteur/acteur.sorte.ts'
import { AvisDeFiche } from '#fiche/avis.tsx'
import { page } from '#interface/page.tsx'
import { peutModerer } from '#membre/membre.droits.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { config } from '#socle/config.ts'
import { lireRendus } from '#socle/rendu/garder-rendus.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import { BesoinPage } from './BesoinPage.tsx'
import { besoinLisible, findById, findBySlug } from './besoin.depot.ts'
import { listApercusParIds } from './besoin.repository.ts'
import { sorteBesoin } from './besoin.sorte.ts'
import { urlBesoin } from './besoin.ts'
import { quiPeutAider } from './suivi/personnes.ts'
import { voix } from './voix/voix-de-besoin.ts'

/** Un besoin, tel que tout le monde le lit. */
export const routes = routesDe('besoin').get('/besoins/:slug', 'public', montrer)

async function montrer(c: Contexte): Promise<Response> {
  const { db, membre } = c.var
  // Fondu dans un autre, il y mène.
  const fondu = (await findBySlug(db, c.req.param('slug') ?? ''))?.fusionneDansId
  const porteur = fondu ? await findById(db, fondu) : undefined
  // Pas pour toujours : une fusion se défait.
  if (porteur && (porteur.fusionneDansId || sorteBesoin.etats[porteur.etat].public)) return c.redirect(urlBesoin(porteur), 302)
  const { fiche: besoin, portee } = await besoinLisible(c)
  const referentiel = await chargerReferentiel(db)
  const ouvert = sorteBesoin.etats[besoin.etat].public
  const [[territoire], [recit, dejaTente], dites, [apercu], personnes] = await Promise.all([
    findByIds(db, besoin.territoireId === null ? [] : [besoin.territoireId]),
    lireRendus(db, sorteBesoin.rendus(besoin)),
    voix.list(db, besoin.id),
    listApercusParIds(db, [besoin.id]),
    ouvert && besoin.fermeLe === null ? quiPeutAider(db, referentiel, besoin) : [],
  ])
  const droits = { anime: peutModerer(membre, portee), sien: membre !== null && membre.id === besoin.proprietaireId }
  const nommes = await listActeurs(
    db,
    dites.flatMap(({ acteurId }) => acteurId ?? []),
  )
  // Une organisation sortie de l'annuaire n'est plus nommée.
  const acteurs = nommes.filter(({ etat }) => sorteActeur.etats[etat].public)
  const adresse = urlBesoin(besoin)
  const description = [besoin.pourQui, territoire?.nom, besoin.recit].filter(Boolean).join('. ').slice(0, 160)
  // Dit à l'instant par un membre : ce navigateur n'a plus à garder ce qu'il écrivait.
  const avis = c.req.query('avis')
  const vientDEtreDit = avis === 'publiee' && droits.sien
  const meta = {
    ...(vientDEtreDit && { scripts: ['dire-besoin'] }),
    titre: besoin.titre,
    description,
    canonique: adresse,
    indexer: ouvert,
    // schema.org : une demande (https://schema.org/Demand).
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'Demand',
      name: besoin.titre,
      description,
      url: `${config.adresse}${adresse}`,
      ...(territoire && { areaServed: { '@type': 'AdministrativeArea', name: territoire.nom } }),
      ...(besoin.exprimeLe && { availabilityStarts: besoin.exprimeLe.toISOString() }),
    },
  }
  const vue = {
    besoin,
    territoire,
    recit: recit?.html ?? '',
    dejaTente: dejaTente?.html ?? '',
    voix: dites,
    dits: apercu?.voix ?? 0,
    acteurs,
    personnes,
    referentiel,
    droits,
  }
  const contenu = (
    <>
      {vientDEtreDit && <dire-besoin data-oublier="" />}
      <AvisDeFiche sorte={sorteBesoin} avis={avis} />
    </>
  )
  return page(c, meta, <BesoinPage {...vue} avis={contenu} />)
}
