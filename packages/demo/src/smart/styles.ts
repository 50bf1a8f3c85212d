/** How the EHR of a practice looks, in the words of SMART: an app that was launched from it looks alike. */

/** Those that are not like the others. */
const accents: Readonly<Record<string, string>> = {
  willow: "#2b6b3f",
  northstar: "#9a3f12",
  summit: "#1d4f91",
};

export function styleOf(practice: string): Readonly<Record<string, string>> {
  return {
    color_background: "#fbfaf6",
    color_error: "#9e2d2d",
    color_highlight: accents[practice] ?? "#0f6a75",
    color_modal_backdrop: "rgba(0, 0, 0, 0.4)",
    color_success: "#3c7d3c",
    color_text: "#303030",
    dim_border_radius: "6px",
    dim_font_size: "15px",
    dim_spacing_size: "16px",
    font_family_body: "Verdana, 'DejaVu Sans', sans-serif",
    font_family_heading: "Georgia, 'DejaVu Serif', serif;",
  };
}
