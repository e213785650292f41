"""The only package folder that imports Streamlit."""
