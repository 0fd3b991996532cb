import type { HTMLAttributes } from 'preact'
import { urlActeur } from '#acteur/acteur.ts'
import { urlFichier } from '#fichier/fichier.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { dureeEnMots } from '#interface/duree.ts'
import { Etiquette } from '#interface/Etiquette.tsx'
import { Fait } from '#interface/Fait.tsx'
import type { Terme } from '#referentiel/referentiel.ts'
import { avecParametres } from '#socle/urls.ts'
import type { DocumentDeSeance } from './documents.tsx'
import type { VueDeSeance } from './rassembler-seance.ts'
import { dateEnMots, estPublique, finDeSeance, urlSeance } from './seance.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'heure-locale': HTMLAttributes<HTMLElement> & { debut: string; fin: string }
    }
  }
}

/** Quand, où, combien de temps, avec qui, et de quoi garder la date. */
export function FaitsDeSeance({ vue }: { vue: VueDeSeance }) {
  const { seance, moment } = vue
  const termes = seance.termeIds.flatMap((id) => vue.referentiel.parId(id) ?? [])
  const organisations = (ids: number[]) =>
    ids.flatMap((id) => vue.acteurs.get(id) ?? []).map((acteur) => ({ libelle: acteur.nom, href: urlActeur(acteur) }))
  const lienDuDocument = ({ titre, fichierId, url }: DocumentDeSeance) => {
    const fichier = fichierId === null ? undefined : vue.fichiers.get(fichierId)
    return fichier ? { libelle: titre, href: urlFichier(fichier) } : { libelle: titre, href: url, rel: 'noopener' }
  }
  return (
    <section class="seance-faits" aria-label="En bref">
      <dl class="faits">
        <Fait nom="Quand">
          <time datetime={seance.heureConnue ? seance.debut.toISOString() : seance.debut.toISOString().slice(0, 10)}>
            {dateEnMots(seance)}
          </time>
          {seance.heureConnue ? (
            <>
              {' '}
              <span class="discret">(heure de Paris)</span>
              {moment !== 'passee' && <heure-locale debut={seance.debut.toISOString()} fin={finDeSeance(seance).toISOString()} />}
            </>
          ) : (
            moment !== 'passee' && <span class="discret">, heure à préciser</span>
          )}
        </Fait>
        {seance.heureConnue && <Fait nom="Durée">{dureeEnMots(seance.dureeMinutes)}</Fait>}
        <Fait nom="Où">{seance.lieu || 'En ligne'}</Fait>
        <Liens nom="Avec" liens={organisations(seance.contributionIds)} />
        <Liens nom="Partenaires" liens={organisations(seance.partenaireIds)} />
        <Termes nom="Thèmes" termes={termes.filter(({ liste }) => liste !== 'profil')} />
        <Termes nom="Pour qui" termes={termes.filter(({ liste }) => liste === 'profil')} />
        <Liens nom="Documents" liens={seance.documents.map(lienDuDocument)} />
      </dl>
      {moment === 'a-venir' && estPublique(seance) && (
        <p class="seance-agenda">
          <Bouton variante="discret" href={`${urlSeance(seance)}.ics`}>
            {seance.etat === 'annulee' ? 'La retirer de mon agenda' : 'Ajouter à mon agenda'}
          </Bouton>
        </p>
      )}
    </section>
  )
}

function Termes({ nom, termes }: { nom: string; termes: Terme[] }) {
  if (termes.length === 0) return null
  return (
    <Fait nom={nom}>
      <span class="etiquettes">
        {termes.map(({ id, code, liste, libelle }) => (
          <Etiquette
            key={id}
            teinte={liste === 'pratique' || liste === 'profil' ? liste : 'thematique'}
            href={liste === 'thematique' ? avecParametres('/webinaires', { thematique: code }) : undefined}
          >
            {libelle}
          </Etiquette>
        ))}
      </span>
    </Fait>
  )
}

type Lien = { libelle: string; href: string | null; rel?: string }

function Liens({ nom, liens }: { nom: string; liens: Lien[] }) {
  if (liens.length === 0) return null
  return (
    <Fait nom={nom}>
      <ul class="seance-liens">
        {liens.map(({ libelle, href, rel }) => (
          <li key={libelle}>
            {href ? (
              <a href={href} rel={rel}>
                {libelle}
              </a>
            ) : (
              libelle
            )}
          </li>
        ))}
      </ul>
    </Fait>
  )
}
