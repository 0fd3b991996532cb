import type { ComponentChildren } from 'preact'
import { config } from '#socle/config.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { Bouton, BoutonVers } from './Bouton.tsx'
import { Champ } from './Champ.tsx'
import { ErreurPage } from './ErreurPage.tsx'
import { EtatVide } from './EtatVide.tsx'
import { Etiquette } from './Etiquette.tsx'
import { Facettes } from './Facettes.tsx'
import { Fiche } from './Fiche.tsx'
import { FilAriane } from './FilAriane.tsx'
import { Fraicheur } from './Fraicheur.tsx'
import { Frise } from './Frise.tsx'
import { Message } from './Message.tsx'
import { Pagination } from './Pagination.tsx'
import { PropositionDeDepart } from './PropositionDeDepart.tsx'
import { page } from './page.tsx'
import { ResumeErreurs } from './ResumeErreurs.tsx'
import { Tableau } from './Tableau.tsx'

const vitrine = routesDe('interface')

/** Toutes les pièces, avec des données inventées. En développement seulement : en production, ces adresses n'existent pas. */
export const routes = config.production
  ? vitrine
  : vitrine.get('/vitrine-interface', 'public', montrer).get('/vitrine-interface/erreur', 'public', montrerErreur)

function montrer(c: Contexte) {
  return page(c, { titre: "Les pièces de l'interface", indexer: false, scripts: ['facettes'] }, <VitrineInterfacePage />)
}

function montrerErreur(c: Contexte) {
  const contenu = (
    <ErreurPage statut={404} phrase="Cette page n'existe pas, ou n'existe plus." chemin={c.req.path} requeteId={c.var.requeteId} />
  )
  return page(c, { titre: 'Une erreur', indexer: false }, contenu)
}

function VitrineInterfacePage() {
  return (
    <>
      <FilAriane etapes={[{ libelle: 'Territoires', href: '/territoires' }, { libelle: "Les pièces de l'interface" }]} />
      <header>
        <p class="surtitre">Communauté de communes · Val-Fictif (00)</p>
        <h1>Un carnet de terrain, à côté d'une carte bien dessinée</h1>
        <p class="chapeau">Chapeau : la plus grande taille de texte courant, sur cinquante-six signes par ligne au plus.</p>
        <p class="actions">
          <Bouton href="#formulaire">Demander une mise en relation</Bouton>
          <BoutonVers href="#recits">Proposer une fiche</BoutonVers>
          <Bouton variante="discret" href="/vitrine-interface/erreur">
            Voir une page d'erreur
          </Bouton>
          <Bouton variante="danger" type="button">
            Retirer cette fiche
          </Bouton>
        </p>
      </header>
      <Planche id="listes" titre="Chercher et lister">
        <Liste />
      </Planche>
      <Planche id="recits" titre="Raconter et dater">
        <Recit />
      </Planche>
      <Planche id="formulaire" titre="Demander et répondre">
        <Formulaire />
      </Planche>
      <Planche id="couleurs" titre="Encre, papier, teintes">
        <Nuancier noms={['papier', 'papier-haut', 'papier-bas', 'trait', 'trait-fort', 'encre-douce', 'encre', 'foret', 'foret-fonce']} />
        <Nuancier
          noms={['terre', 'terre-fonce', 'succes', 'attention', 'erreur', 'info', ...teintes.map((teinte) => `teinte-${teinte}`)]}
        />
      </Planche>
    </>
  )
}

const teintes = ['pratique', 'thematique', 'profil', 'sphere', 'odd', 'etat'] as const

function Planche({ id, titre, children }: { id: string; titre: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{titre}</h2>
      {children}
    </section>
  )
}

const mobilite = {
  valeur: 'mobilite',
  libelle: 'Mobilités',
  aide: 'Aller au travail, au marché, chez le médecin.',
  compte: 1203,
  coche: false,
}
const habitat = { valeur: 'habitat', libelle: 'Habitat', compte: 148, coche: true, oter: '?' }

function Liste() {
  return (
    <>
      <form method="get" action="/vitrine-interface" class="filtres-et-liste">
        <Facettes
          groupes={[{ nom: 'thematique', titre: 'Thématiques', proposition: true, choix: [habitat, mobilite] }]}
          effacer="/vitrine-interface"
        />
        <div>
          <ul class="grille">
            {[12, 400].map((jours) => (
              <li key={jours}>
                <Fiche
                  titre="Coopérative des Semis, pour une alimentation de proximité et de saison"
                  href="/vitrine-interface"
                  surtitre="Semis-le-Grand (00)"
                  etiquettes={<Etiquette teinte="pratique">Dialogue territorial</Etiquette>}
                  pied={<Fraicheur verifieeLe={new Date(Date.now() - jours * 86_400_000)} par="l'équipe" />}
                >
                  Un titre long reste lisible et ne pousse pas ses voisins.
                </Fiche>
              </li>
            ))}
          </ul>
          <Pagination resume="25 à 48 sur 350" precedente="?avant=a" suivante="?apres=b" />
        </div>
      </form>
      <Tableau
        legende="Communes inventées du Val-Fictif, par population"
        colonnes={[
          { cle: 'nom', libelle: 'Commune', tri: { href: '?tri=nom' } },
          { cle: 'habitants', libelle: 'Habitants', nombre: true, tri: { href: '?tri=habitants', sens: 'decroissant' } },
        ]}
        lignes={[{ nom: <a href="/territoires">Saint-Exemple</a>, habitants: '12 480' }]}
      />
      <EtatVide titre="Personne ne répond encore à ce besoin ici" actions={<Bouton href="#formulaire">Raconter ce besoin</Bouton>}>
        Vous pouvez élargir la recherche, ou dire ce qui manque.
      </EtatVide>
    </>
  )
}

function Recit() {
  return (
    <div class="corps-et-marge">
      <Frise
        evenements={[
          { date: '2025-10-07', titre: 'Un besoin est dit', texte: 'Neuf habitants ne peuvent plus aller au marché.' },
          { date: 'printemps 2026', titre: 'Un premier essai', texte: 'Trois tournées par semaine.', href: '/vitrine-interface' },
        ]}
      />
      <aside aria-label="Les faits">
        <dl class="faits">
          {teintes.map((teinte) => (
            <div key={teinte}>
              <dt>{teinte}</dt>
              <dd>
                <Etiquette teinte={teinte}>Étiquette</Etiquette>
              </dd>
            </div>
          ))}
        </dl>
        <PropositionDeDepart />
      </aside>
    </div>
  )
}

function Formulaire() {
  const erreurs = { courriel: 'Écrivez une adresse complète, par exemple prenom.nom@exemple.fr.', sujet: 'Choisissez au moins un sujet.' }
  const options = [mobilite, habitat]
  return (
    <div class="cote-a-cote">
      <form method="get" action="/vitrine-interface" novalidate>
        <ResumeErreurs erreurs={erreurs} libelles={{ courriel: 'Votre adresse', sujet: 'Sujets' }} />
        <Champ nom="nom" libelle="Votre nom" requis aide="Prénom et nom, comme vous signez." valeur="Camille Inventée" />
        <Champ nom="courriel" libelle="Votre adresse" type="email" requis valeur="camille@" erreur={erreurs.courriel} />
        <Champ nom="lieu" libelle="Lieu" type="select" vide="Toute la France" options={options} />
        <Champ nom="date" libelle="Quand en parler" type="date" />
        <Champ nom="sujet" libelle="Sujets" type="cases" options={options} valeurs={['habitat']} erreur={erreurs.sujet} />
        <Champ nom="role" libelle="Vous écrivez pour" type="radios" options={options} valeur="habitat" />
        <Champ nom="besoin" libelle="Ce qui manque" type="textarea" lignes={4} aide="Deux ou trois phrases suffisent." />
        <Champ nom="accord" libelle="Je veux bien qu'on me réponde à cette adresse" type="case" />
      </form>
      <div>
        {(['succes', 'info', 'attention', 'erreur'] as const).map((ton) => (
          <Message key={ton} ton={ton} titre="Un message">
            La Fabrique du Val-Fictif le recevra ce soir.
          </Message>
        ))}
      </div>
    </div>
  )
}

function Nuancier({ noms }: { noms: string[] }) {
  return (
    <ul class="etiquettes discret">
      {noms.map((nom) => (
        <li key={nom}>
          <svg width="88" height="56" aria-hidden="true">
            <rect fill={`var(--${nom})`} stroke="var(--trait-fort)" x="0.5" y="0.5" width="87" height="55" rx="4" />
          </svg>
          <br />
          {nom}
        </li>
      ))}
    </ul>
  )
}
