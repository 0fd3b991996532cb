import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Liste } from '#referentiel/referentiel.ts'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import { genresDeBloc, urlVitrine } from '../vitrine.ts'
import { BlocEnComposition } from './BlocEnComposition.tsx'
import type { BlocSaisi } from './composition.ts'
import type { EtatDeComposition } from './etat-de-composition.ts'

/** Composer une vitrine, tout sur une page : qui elle est, ce qu'elle montre, ses blocs dans l'ordre. */
export function ComposerPage({ etat }: { etat: EtatDeComposition }) {
  const { vitrine, saisie, blocs, erreurs, avis } = etat
  const etapes = [{ libelle: 'Vitrines', href: '/vitrines' }, ...(vitrine ? [{ libelle: vitrine.nom, href: urlVitrine(vitrine) }] : [])]
  return (
    <div class="composer">
      <FilAriane etapes={[...etapes, { libelle: 'Composer' }]} />
      <h1>{vitrine ? `Composer « ${vitrine.nom} »` : 'Composer une vitrine'}</h1>
      {avis && <Message ton="succes">{avis}</Message>}
      <ResumeErreurs erreurs={erreurs} libelles={libelles(blocs)} />
      <form method="post" class="composer-formulaire" novalidate>
        {/* Le premier bouton est celui de la touche Entrée. */}
        <button type="submit" name="acte" value="enregistrer" class="visuellement-cache" tabIndex={-1} aria-hidden="true">
          Enregistrer
        </button>
        <fieldset>
          <legend>Qui elle est</legend>
          <Champ nom="nom" libelle="Nom" requis valeur={saisie.nom} erreur={erreurs.nom} max={120} />
          <Champ
            nom="accroche"
            libelle="Accroche"
            aide="Une phrase, sous le nom."
            valeur={saisie.accroche}
            erreur={erreurs.accroche}
            max={300}
          />
          <Couleurs etat={etat} />
          {etat.nommeLHote && (
            <Champ
              nom="hote"
              libelle="Nom d'hôte"
              aide="Facultatif : pays.exemple.fr, une fois que son adresse mène à ce serveur (voir la notice de déploiement)."
              valeur={saisie.hote}
              erreur={erreurs.hote}
            />
          )}
        </fieldset>
        <fieldset>
          <legend>Ce qu'elle montre du fonds commun</legend>
          <ChampTerritoire
            libelle="Territoire"
            aide="Facultatif : les acteurs qui y sont ou y agissent, les ressources qui en viennent."
            valeur={saisie.territoire}
            erreur={erreurs.territoire}
          />
          <Termes etat={etat} nom="thematiques" liste="thematique" libelle="Thématiques" />
          <Termes etat={etat} nom="pratiques" liste="pratique" libelle="Pratiques" />
          <Termes etat={etat} nom="profils" liste="profil" libelle="Profils" />
          <Champ nom="source" libelle="D'où viennent vos textes" valeur={saisie.source} erreur={erreurs.source} />
        </fieldset>
        <fieldset class="composer-blocs">
          <legend>Son accueil, bloc après bloc</legend>
          <input type="hidden" name="ordre" value={blocs.map(({ cle }) => cle).join(',')} />
          {blocs.length === 0 && <p>Aucun bloc encore : ajoutez le premier.</p>}
          <ol>
            {blocs.map((bloc, rang) => (
              <BlocEnComposition key={bloc.cle} bloc={bloc} rang={rang} dernier={blocs.length - 1} etat={etat} />
            ))}
          </ol>
          <Ajouts />
        </fieldset>
        <p class="actions composer-actes">
          <Bouton nom="acte" valeur="enregistrer">
            Enregistrer
          </Bouton>
          {vitrine?.etat !== 'publiee' && (
            <Bouton variante="secondaire" nom="acte" valeur="publier">
              Enregistrer et publier
            </Bouton>
          )}
          {vitrine?.etat === 'publiee' && (
            <Bouton variante="danger" nom="acte" valeur="archiver">
              Enregistrer et archiver
            </Bouton>
          )}
          {vitrine && <a href={urlVitrine(vitrine)}>Voir la vitrine</a>}
        </p>
      </form>
    </div>
  )
}

function Couleurs({ etat: { saisie, erreurs, conseils } }: { etat: EtatDeComposition }) {
  return (
    <div class="composer-couleurs">
      <Champ nom="couleur" type="color" libelle="Couleur" aide="Liens et boutons." valeur={saisie.couleur} erreur={erreurs.couleur} />
      <Champ nom="accent" type="color" libelle="Accent" aide="Filets et repères." valeur={saisie.accent} erreur={erreurs.accent} />
      {conseils.map((conseil) => (
        <Message key={conseil} ton="info">
          {conseil}
        </Message>
      ))}
    </div>
  )
}

type PropsTermes = { etat: EtatDeComposition; nom: string; liste: Liste; libelle: string }

function Termes({ etat: { referentiel, saisie, erreurs }, nom, liste, libelle }: PropsTermes) {
  const options = referentiel.liste(liste).map((terme) => ({ valeur: terme.code, libelle: terme.libelle }))
  return (
    <Champ
      nom={nom}
      type="cases"
      libelle={libelle}
      aide="Rien de coché : toutes."
      options={options}
      valeur={saisie[nom]}
      erreur={erreurs[nom]}
    />
  )
}

function Ajouts() {
  return (
    <details class="composer-ajouts">
      <summary class="bouton bouton-secondaire">Ajouter un bloc</summary>
      <ul>
        {Object.entries(genresDeBloc).map(([genre, { libelle, quoi }]) => (
          <li key={genre}>
            <Bouton variante="secondaire" nom="acte" valeur={`ajouter:${genre}`}>
              {libelle}
            </Bouton>
            <span>{quoi}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function libelles(blocs: BlocSaisi[]): Record<string, string> {
  const desBlocs = blocs.flatMap(({ cle, genre }, rang) =>
    ['titre', 'texte', 'lignes', 'bouton', 'href', 'type'].map((champ) => [
      `b${cle}-${champ}`,
      `Bloc ${rang + 1}, ${genresDeBloc[genre].libelle}`,
    ]),
  )
  const desChamps = {
    nom: 'Nom',
    accroche: 'Accroche',
    couleur: 'Couleur',
    accent: 'Accent',
    hote: "Nom d'hôte",
    territoire: 'Territoire',
    source: 'Source',
  }
  return { ...Object.fromEntries(desBlocs), ...desChamps }
}
