import type { ComponentChildren } from 'preact'
import { Bouton } from '../Bouton.tsx'
import { FilAriane } from '../FilAriane.tsx'
import { VitrineCouleurs } from './VitrineCouleurs.tsx'
import { VitrineFormulaire } from './VitrineFormulaire.tsx'
import { VitrineListe } from './VitrineListe.tsx'
import { VitrineRecit } from './VitrineRecit.tsx'

/** Toutes les pièces, avec des données inventées et qui le disent. */
export function VitrineInterfacePage() {
  return (
    <>
      <FilAriane etapes={[{ libelle: 'Territoires', href: '/territoires' }, { libelle: "Les pièces de l'interface" }]} />
      <header>
        <p class="surtitre">Communauté de communes · Val-Fictif (00)</p>
        <h1>Un carnet de terrain, à côté d'une carte bien dessinée</h1>
        <p class="chapeau">
          Chaque pièce est montrée ici avec des organisations et des lieux inventés. Les titres respirent, un filet sépare, une teinte dit
          la famille.
        </p>
        <p class="actions">
          <Bouton href="#listes">Demander une mise en relation</Bouton>
          <Bouton variante="secondaire" href="#formulaire">
            Proposer une fiche
          </Bouton>
          <Bouton variante="discret" href="/vitrine-interface/erreur">
            Voir une page d'erreur
          </Bouton>
          <Bouton variante="danger" type="button">
            Retirer cette fiche
          </Bouton>
        </p>
      </header>
      <Planche id="listes" titre="Chercher et lister">
        <VitrineListe />
      </Planche>
      <Planche id="recits" titre="Raconter et dater">
        <VitrineRecit />
      </Planche>
      <Planche id="formulaire" titre="Demander et répondre">
        <VitrineFormulaire />
      </Planche>
      <Planche id="couleurs" titre="Encre, papier, teintes">
        <VitrineCouleurs />
      </Planche>
    </>
  )
}

function Planche({ id, titre, children }: { id: string; titre: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{titre}</h2>
      {children}
    </section>
  )
}
