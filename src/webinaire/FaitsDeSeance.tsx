import type { HTMLAttributes } from 'preact'
import { type Acteur, urlActeur } from '#acteur/acteur.ts'
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
  const organisations = (ids: number[]) => ids.flatMap((id) => vue.acteurs.get(id) ?? [])
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
        <Liste nom="Avec" acteurs={organisations(seance.contributionIds)} />
        <Liste nom="Partenaires" acteurs={organisations(seance.partenaireIds)} />
        <Termes nom="Thèmes" termes={termes.filter(({ liste }) => liste !== 'profil')} />
        <Termes nom="Pour qui" termes={termes.filter(({ liste }) => liste === 'profil')} />
        {seance.documents.length > 0 && (
          <Fait nom="Documents">
            <ul class="seance-liens">
              {seance.documents.map((document) => (
                <li key={document.titre}>
                  <Document document={document} vue={vue} />
                </li>
              ))}
            </ul>
          </Fait>
        )}
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

function Liste({ nom, acteurs }: { nom: string; acteurs: Acteur[] }) {
  if (acteurs.length === 0) return null
  return (
    <Fait nom={nom}>
      <ul class="seance-liens">
        {acteurs.map((acteur) => (
          <li key={acteur.id}>
            <a href={urlActeur(acteur)}>{acteur.nom}</a>
          </li>
        ))}
      </ul>
    </Fait>
  )
}

function Document({ document, vue }: { document: DocumentDeSeance; vue: VueDeSeance }) {
  const fichier = document.fichierId === null ? undefined : vue.fichiers.get(document.fichierId)
  const adresse = fichier ? urlFichier(fichier) : document.url
  if (!adresse) return <>{document.titre}</>
  return (
    <a href={adresse} rel={fichier ? undefined : 'noopener'}>
      {document.titre}
    </a>
  )
}
