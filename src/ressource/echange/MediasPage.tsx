import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import type { Media } from './wordpress/analyse.ts'

export const mediasParPage = 100

type Props = { suivi: SuiviDImport; medias: Media[]; rang: number; nees: Map<number, { slug: string; titre: string }> }

/** Les images et fichiers de l'ancien site : ceux que ses textes citent d'abord, avec les brouillons où les déposer de nouveau. */
export function MediasPage({ suivi, medias, rang, nees }: Props) {
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

function Textes({ rangs, nees }: { rangs: number[]; nees: Map<number, { slug: string; titre: string }> }) {
  return (
    <ul class="media-textes">
      {rangs.map((rang) => {
        const nee = nees.get(rang)
        return <li key={rang}>{nee ? <a href={`/ressources/${nee.slug}/modifier`}>{nee.titre}</a> : `Texte n° ${rang} de l'export`}</li>
      })}
    </ul>
  )
}
