import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { urlRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import { type Entree, listParcours, listRessourcesEmployees } from './llms.repository.ts'

/** Le site en Markdown pour les modèles de langue (llmstxt.org) : ce qu'il est, où lire, sous quelle forme. */
export async function ecrireLlms(db: Db, adresse: string): Promise<string> {
  const [referentiel, parcours, ressources] = await Promise.all([chargerReferentiel(db), listParcours(db), listRessourcesEmployees(db)])
  const thematiques = referentiel
    .liste('thematique')
    .map(({ libelle, definition, code }) => ({ titre: libelle, resume: definition, slug: code }))
  return [
    '# Catalyse',
    '> La plateforme ouverte des catalyseurs territoriaux : trouver qui peut aider un territoire, apprendre comment agir ensemble, laisser une trace utile au suivant. En français.',
    'Les contenus marqués « proposition de départ » n’engagent pas le Réseau des catalyseurs territoriaux. Chaque fiche dit sa source, sa date de vérification et sa licence : citez-les.',
    section('Lire par un programme', [
      lien('API', `${adresse}/api/v1/openapi.json`, 'OpenAPI 3.1, lecture seule, sans clé'),
      lien('Catalogue DCAT', `${adresse}/catalogue.jsonld`, 'les jeux de données et leurs fichiers'),
      lien('OAI-PMH', `${adresse}/oai?verb=Identify`, 'les ressources en Dublin Core'),
      lien('Agenda', `${adresse}/webinaires.ics`, 'les webinaires, iCalendar'),
      lien('Glossaire', `${adresse}/glossaire.json`, 'les mots et la lecture de chaque monde'),
    ]),
    section('Trouver', [
      lien('Poser une question', `${adresse}/trouver`, 'un besoin et un lieu : `?q=…&ou=…`'),
      lien('Catalyseurs', `${adresse}/catalyseurs`, 'l’annuaire, filtrable ; les mêmes filtres en `.csv`, `.json`, `.geojson`'),
      lien('Territoires', `${adresse}/territoires`, 'chaque commune, EPCI, département, région'),
    ]),
    section(
      'Parcours',
      parcours.map((p) => entree(p, `${adresse}/parcours/${p.slug}`)),
    ),
    section(
      'Thématiques',
      thematiques.map((t) => entree(t, `${adresse}/thematiques/${t.slug}`)),
    ),
    section(
      'Ressources',
      ressources.map((r) => entree(r, `${adresse}${urlRessource(r)}`)),
    ),
  ]
    .filter((partie) => partie !== '')
    .join('\n\n')
    .concat('\n')
}

function section(titre: string, lignes: string[]): string {
  return lignes.length === 0 ? '' : `## ${titre}\n\n${lignes.join('\n')}`
}

const entree = ({ titre, resume }: Entree, url: string) => lien(titre, url, resume)

// Sur une ligne, sans crochet : un titre ne peut pas refermer le lien qui le porte.
function lien(titre: string, url: string, quoi: string): string {
  const plat = (texte: string) => texte.replace(/\s+/g, ' ').replace(/[[\]]/g, '').trim()
  return `- [${plat(titre)}](${url})${quoi === '' ? '' : `: ${plat(quoi)}`}`
}
