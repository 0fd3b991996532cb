import { Feed } from 'feed'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { config } from '#socle/config.ts'
import { avecParametres } from '#socle/urls.ts'
import { type FiltresUrl, parametresDeChoix, urlCatalogue } from './catalogue.schema.ts'
import { type ApercuDeRessource, urlRessource } from './ressource.ts'

/** Les ressources les plus récentes d'un filtre, en Atom (RFC 4287). */
export function filAtom(ressources: readonly ApercuDeRessource[], referentiel: Referentiel, url: FiltresUrl): string {
  const ici = `${config.adresse}${avecParametres('/ressources.atom', parametresDeChoix({ ...url, tri: undefined }))}`
  const dates = ressources.flatMap(({ publieeLe }) => (publieeLe ? [publieeLe] : []))
  const fil = new Feed({
    id: ici,
    title: 'Ressources de Catalyse',
    description: 'Méthodes, exemples, données, outils, compétences partagés par le réseau.',
    link: `${config.adresse}${urlCatalogue({ ...url, tri: undefined })}`,
    feedLinks: { atom: ici },
    language: 'fr',
    // Sans ressource, une date fixe : le fil ne change pas tant que rien n'y entre.
    updated: dates[0] ?? new Date('2026-01-01T00:00:00Z'),
    generator: 'Catalyse',
    author: { name: 'Réseau des catalyseurs territoriaux' },
  })
  for (const ressource of ressources) fil.addItem(enEntree(ressource, referentiel))
  return fil.atom1()
}

function enEntree(ressource: ApercuDeRessource, referentiel: Referentiel) {
  const adresse = `${config.adresse}${urlRessource(ressource)}`
  const termes = [ressource.typeId, ...ressource.termeIds].flatMap((id) => referentiel.parId(id) ?? [])
  return {
    id: adresse,
    title: enHtml(ressource.titre),
    link: adresse,
    description: enHtml(ressource.resume),
    date: ressource.publieeLe ?? new Date(0),
    published: ressource.publieeLe ?? new Date(0),
    category: termes.map(({ code, libelle, liste }) => ({ name: libelle, term: `${liste}/${code}` })),
  }
}

// La bibliothèque annonce du HTML : un chevron du texte y serait pris pour une balise.
const enHtml = (texte: string): string => texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
