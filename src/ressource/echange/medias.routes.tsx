import { z } from 'zod'
import { importDemande } from '#fiche/tableau/import/imports.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import { page } from '#interface/page.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import { desamorcer } from '#socle/echange/cellule.ts'
import { enRangee } from '#socle/echange/flux-csv.ts'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { lireFiltres, un } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { findCorrespondances, listNeesDesLignes } from './import.repository.ts'
import type { Media } from './wordpress/analyse.ts'

export const routes = routesDe('ressource')
  .get('/ressources/imports/:id/medias', 'animateur', montrerMedias)
  .get('/ressources/imports/:id/medias.csv', 'animateur', emporterMedias)

const mediasParPage = 100
const filtres = z.object({ rang: un(z.coerce.number().int().min(0).max(100_000), 0) })

/** Les images et fichiers de l'ancien site, les plus cités d'abord. */
async function montrerMedias(c: Contexte): Promise<Response> {
  const suivi = await importDemande(c, 'ressource')
  const medias = await mediasDe(c, suivi.id)
  const { rang } = lireFiltres(c, filtres)
  const lignes = medias.slice(rang, rang + mediasParPage).flatMap(({ citePar }) => citePar)
  const nees = await listNeesDesLignes(c.var.db, suivi.id, lignes)
  return page(
    c,
    { titre: `Images et fichiers de l'ancien site (import n° ${suivi.id})`, indexer: false },
    <MediasPage {...{ suivi, medias, rang, nees }} />,
  )
}

async function emporterMedias(c: Contexte): Promise<Response> {
  const suivi = await importDemande(c, 'ressource')
  const medias = await mediasDe(c, suivi.id)
  const nees = await listNeesDesLignes(
    c.var.db,
    suivi.id,
    medias.flatMap(({ citePar }) => citePar),
  )
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="fichiers-${suivi.id}.csv"` }
  return new Response(
    exporterMedias(medias, (ligne) => nees.get(ligne)?.titre ?? `Texte n° ${ligne} de l'export`),
    { headers },
  )
}

async function mediasDe(c: Contexte, importId: number) {
  const { analyse } = await findCorrespondances(c.var.db, importId)
  return (analyse?.medias ?? []).toSorted((a, b) => b.citePar.length - a.citePar.length)
}

/** La liste des fichiers de l'ancien site, en CSV : ce qu'il faut déposer de nouveau, et pour quels textes. */
function exporterMedias(medias: Media[], titreDe: (ligne: number) => string): string {
  const rangees = medias.map(({ id, url, titre, alternative, citePar }) =>
    enRangee([
      desamorcer(url),
      desamorcer(titre),
      desamorcer(alternative),
      id > 0 ? 'oui' : 'non',
      desamorcer(citePar.map(titreDe).join(' | ')),
    ]),
  )
  return `\uFEFF${enRangee(['adresse', 'titre', 'texte_de_remplacement', 'dans_l_export', 'cite_par'])}${rangees.join('')}`
}

type Nees = Awaited<ReturnType<typeof listNeesDesLignes>>
type Props = { suivi: SuiviDImport; medias: Media[]; rang: number; nees: Nees }

/** Les images et fichiers de l'ancien site : ceux que ses textes citent d'abord, avec les brouillons où les déposer de nouveau. */
function MediasPage({ suivi, medias, rang, nees }: Props) {
  const chemin = `/ressources/imports/${suivi.id}`
  const cites = medias.filter(({ citePar }) => citePar.length > 0).length
  const manquants = medias.filter(({ id }) => id === 0).length
  return (
    <div class="import">
      <FilAriane
        etapes={[
          { libelle: 'Imports', href: '/ressources/imports' },
          { libelle: suivi.nomFichier, href: chemin },
          { libelle: 'Images et fichiers' },
        ]}
      />
      <h1>Images et fichiers de l'ancien site</h1>
      <p class="chapo">
        Rien n'a été téléchargé. Dans chaque brouillon, une image de l'ancien site est un lien vers elle : enregistrez-la depuis ce lien,
        puis déposez-la ici en modifiant le brouillon.
      </p>
      {medias.length === 0 ? (
        <EtatVide titre="Aucun fichier">Ni l'export ni ses textes n'en citent.</EtatVide>
      ) : (
        <>
          <p>
            {pluriel(medias.length, 'fichier', 'fichiers')}, dont {pluriel(cites, 'cité', 'cités')} par un texte et{' '}
            {pluriel(manquants, 'absent', 'absents')} de l'export. <Emporter chemin={chemin} />
          </p>
          <Tableau
            legende="Images et fichiers de l'ancien site"
            legendeCachee
            colonnes={[
              { cle: 'fichier', libelle: 'Fichier' },
              { cle: 'etat', libelle: "Dans l'export" },
              { cle: 'textes', libelle: 'Cité par' },
            ]}
            lignes={medias.slice(rang, rang + mediasParPage).map((media) => ({
              fichier: <Adresse media={media} />,
              etat: media.id > 0 ? 'Oui' : 'Non',
              textes: media.citePar.length === 0 ? 'Aucun texte' : <Textes rangs={media.citePar} nees={nees} />,
            }))}
          />
          <Pagination
            resume={pluriel(Math.min(mediasParPage, medias.length - rang), 'fichier affiché', 'fichiers affichés')}
            precedente={rang > 0 ? avecParametres(`${chemin}/medias`, { rang: Math.max(0, rang - mediasParPage) || undefined }) : undefined}
            suivante={rang + mediasParPage < medias.length ? avecParametres(`${chemin}/medias`, { rang: rang + mediasParPage }) : undefined}
          />
        </>
      )}
    </div>
  )
}

const Emporter = ({ chemin }: { chemin: string }) => (
  <Bouton variante="discret" href={`${chemin}/medias.csv`} telecharger>
    Emporter la liste (CSV)
  </Bouton>
)

function Adresse({ media: { url, titre } }: { media: Media }) {
  const nom = url.split('/').at(-1) || url
  const sur = /^https?:\/\//.test(url)
  return (
    <>
      {sur ? (
        <a href={url} rel="nofollow noopener noreferrer">
          {titre || nom}
        </a>
      ) : (
        titre || nom
      )}
      <span class="champ-aide media-adresse">{url}</span>
    </>
  )
}

function Textes({ rangs, nees }: { rangs: number[]; nees: Nees }) {
  return (
    <ul class="media-textes">
      {rangs.map((rang) => {
        const nee = nees.get(rang)
        return <li key={rang}>{nee ? <a href={`/ressources/${nee.slug}/modifier`}>{nee.titre}</a> : `Texte n° ${rang} de l'export`}</li>
      })}
    </ul>
  )
}
