package io.kinora.world.render;

/**
 * How a surface looks. Immutable; start from one of the factories and refine with the withers.
 *
 * @param pattern how the look varies over the surface
 * @param base main colour (albedo, or the reflection colour of a metal)
 * @param accent second colour, whose meaning the pattern defines
 * @param roughness 0 mirror .. 1 matt (GGX, alpha is the square of this)
 * @param metalness 0 dielectric .. 1 metal
 * @param reflectance reflection at normal incidence of a dielectric; 0.04 for most things
 * @param translucency share of light that passes thin parts such as leaves and cloth, 0..1
 * @param emission radiance given off in the base colour; the sunlit world has radiances of about 1
 * @param bump strength of the pattern's relief, 1 is natural
 * @param scale size of the pattern's unit in metres, 1 is natural for patterns of real things
 * @param opacity 1 solid; below 1 the surface is glass that tints what lies behind by its base
 *     colour
 * @param seed shifts the pattern so that two things of one kind differ
 */
public record Material(
    Pattern pattern,
    Rgb base,
    Rgb accent,
    float roughness,
    float metalness,
    float reflectance,
    float translucency,
    float emission,
    float bump,
    float scale,
    float opacity,
    int seed) {

  public static Material of(Pattern pattern, Rgb base) {
    return new Material(pattern, base, base.times(0.5), 0.7f, 0, 0.04f, 0, 0, 1, 1, 1, 0);
  }

  public static Material of(Pattern pattern, Rgb base, Rgb accent) {
    return of(pattern, base).accent(accent);
  }

  public static Material plain(Rgb base) {
    return of(Pattern.PLAIN, base);
  }

  public static Material metal(Rgb base, double roughness) {
    return plain(base).roughness(roughness).metalness(1);
  }

  public static Material glowing(Rgb base, double radiance) {
    return of(Pattern.GLOW, base).emission(radiance);
  }

  public static Material glass(Rgb tint) {
    return plain(tint).roughness(0.03).opacity(0.1);
  }

  public Material accent(Rgb value) {
    return copy(
        value,
        roughness,
        metalness,
        reflectance,
        translucency,
        emission,
        bump,
        scale,
        opacity,
        seed);
  }

  public Material roughness(double value) {
    return copy(
        accent, value, metalness, reflectance, translucency, emission, bump, scale, opacity, seed);
  }

  public Material metalness(double value) {
    return copy(
        accent, roughness, value, reflectance, translucency, emission, bump, scale, opacity, seed);
  }

  public Material reflectance(double value) {
    return copy(
        accent, roughness, metalness, value, translucency, emission, bump, scale, opacity, seed);
  }

  public Material translucency(double value) {
    return copy(
        accent, roughness, metalness, reflectance, value, emission, bump, scale, opacity, seed);
  }

  public Material emission(double value) {
    return copy(
        accent, roughness, metalness, reflectance, translucency, value, bump, scale, opacity, seed);
  }

  public Material bump(double value) {
    return copy(
        accent,
        roughness,
        metalness,
        reflectance,
        translucency,
        emission,
        value,
        scale,
        opacity,
        seed);
  }

  public Material scale(double value) {
    return copy(
        accent,
        roughness,
        metalness,
        reflectance,
        translucency,
        emission,
        bump,
        value,
        opacity,
        seed);
  }

  public Material opacity(double value) {
    return copy(
        accent,
        roughness,
        metalness,
        reflectance,
        translucency,
        emission,
        bump,
        scale,
        value,
        seed);
  }

  public Material seed(int value) {
    return copy(
        accent,
        roughness,
        metalness,
        reflectance,
        translucency,
        emission,
        bump,
        scale,
        opacity,
        value);
  }

  private Material copy(
      Rgb newAccent,
      double newRoughness,
      double newMetalness,
      double newReflectance,
      double newTranslucency,
      double newEmission,
      double newBump,
      double newScale,
      double newOpacity,
      int newSeed) {
    return new Material(
        pattern,
        base,
        newAccent,
        (float) newRoughness,
        (float) newMetalness,
        (float) newReflectance,
        (float) newTranslucency,
        (float) newEmission,
        (float) newBump,
        (float) newScale,
        (float) newOpacity,
        newSeed);
  }
}
